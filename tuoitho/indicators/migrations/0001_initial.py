from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Indicator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=6)),
                ('target', models.CharField(max_length=6)),
                ('name', models.CharField(max_length=300)),
                ('short_name', models.CharField(max_length=100)),
                ('numerator', models.CharField(max_length=200)),
                ('numerator_name', models.CharField(max_length=200)),
                ('denominator', models.CharField(max_length=200)),
                ('denominator_name', models.CharField(max_length=200)),
                ('counted', models.CharField(max_length=40)),
                ('comparison', models.CharField(max_length=2)),
                ('percent', models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True)),
                ('groups', models.JSONField(default=list)),
                ('groups_with_five', models.JSONField(blank=True, default=list)),
                ('at_school', models.CharField(choices=[('yes', 'Yes'), ('screening', 'Screening'), ('contributes', 'Contributes'), ('no', 'No')], max_length=12)),
                ('cooperatives', models.CharField(blank=True, max_length=12)),
                ('from_year', models.PositiveSmallIntegerField()),
                ('to_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('position', models.PositiveSmallIntegerField()),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('code', 'from_year'), name='one_indicator_from')],
            },
        ),
    ]
