"""Load the twelve series of the plan."""

from django.db import migrations

from tuoitho.indicators.models.series import FROM_YEAR, SERIES


def load(apps, schema_editor):
    rows = apps.get_model("indicators", "Indicator").objects.using(schema_editor.connection.alias)
    for position, series in enumerate(SERIES, 1):
        rows.update_or_create(code=series["code"], from_year=FROM_YEAR, defaults=series | {"position": position})


class Migration(migrations.Migration):

    dependencies = [("indicators", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
