"""Settings. Everything that differs between installations comes from the environment and has a safe default."""

from datetime import date, datetime
from pathlib import Path

import environ
from csp.constants import NONE, SELF

env = environ.Env()
ROOT = Path(__file__).resolve().parents[2]

DATA = Path(env.str("TUOITHO_DATA", default=str(ROOT / "var"))).resolve()
KEYS = Path(env.str("TUOITHO_KEYS", default=str(DATA / "keys"))).resolve()
DATA.mkdir(parents=True, exist_ok=True)

_pinned = env.str("TUOITHO_NOW", default="")
PINNED_DAY: date | None = datetime.fromisoformat(_pinned).date() if _pinned else None

DEBUG = env.bool("TUOITHO_DEBUG", default=False)
ALLOWED_HOSTS = env.list("TUOITHO_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("TUOITHO_ORIGINS", default=[])
SECURE = env.bool("TUOITHO_HTTPS", default=False)


def _secret() -> str:
    """The signing secret: from the environment, else a file beside the other keys, made once."""
    given = env.str("TUOITHO_SECRET", default="")
    if given:
        return given
    from tuoitho.base.keyring import ensure_secret

    return ensure_secret(KEYS / "django.key")


SECRET_KEY = _secret()

ROOMS = [
    "base",
    "organisations",
    "counts",
    "registry",
    "programme",
    "cases",
    "activities",
    "surveys",
    "indicators",
    "reporting",
    "desk",
    "public",
    "api",
    "demo",
    "config",
]
INSTALLED_APPS = [
    *(f"tuoitho.{room}" for room in ROOMS),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_bootstrap5",
    "django_htmx",
    "django_linear_migrations",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "rules",
    "huey.contrib.djhuey",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "tuoitho.base.middleware.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "tuoitho.organisations.pages.ViewerMiddleware",
    "tuoitho.base.middleware.DenyByDefault",
    "tuoitho.organisations.pages.OwnPasswordFirst",
    "tuoitho.organisations.pages.SecondStepFirst",
]

ROOT_URLCONF = "tuoitho.config.urls"
WSGI_APPLICATION = "tuoitho.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "tuoitho" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tuoitho.desk.pages.frame",
            ],
        },
    }
]

DATABASES = {
    "default": env.db_url("DATABASE_URL", default=f"sqlite:///{DATA / 'store.sqlite3'}"),
}
SQLITE = DATABASES["default"]["ENGINE"].endswith("sqlite3")
if SQLITE:
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
    DATABASES["default"]["TEST"] = {"NAME": None}
# Shared by the server's processes, so that the limits on wrong passwords hold for all of them together.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA / "cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "organisations.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_ADAPTER = "tuoitho.organisations.pages.ClosedDoor"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "tuoitho.organisations.forms.signin.SignInForm",
    "change_password": "tuoitho.organisations.forms.signin.OwnPasswordForm",
    "reauthenticate": "tuoitho.organisations.forms.signin.PasswordAgainForm",
}
MFA_FORMS = {
    "authenticate": "tuoitho.organisations.forms.signin.CodeForm",
    "reauthenticate": "tuoitho.organisations.forms.signin.CodeOnceMoreForm",
    "activate_totp": "tuoitho.organisations.forms.signin.FirstCodeForm",
}
MFA_ADAPTER = "tuoitho.organisations.pages.SecondStep"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Tuổi Thơ"
# A school shares one address: a class that was told of 111 this morning may all write, and nobody floods the inbox.
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "tell": "60/m/key,600/h/key",
    "photo": "60/h/key",
    "look_up": "10/m/key,60/h/key",
}
# How many of our own proxies stand before the server: the address they pass on is the one that limits count by.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TUOITHO_PROXIES", default=0)
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
# Asked by the preview of a reform: dotted names of functions from units to a sentence, "" when there is nothing to say.
CHANGE_WARNINGS = ["tuoitho.config.reforms.count_open_reports"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
# Goes when the browser closes: no mark of a visit stays on a telephone that others look into.
CSRF_COOKIE_AGE = None
SESSION_COOKIE_AGE = 12 * 3600
IDLE_LOCK_SECONDS = env.int("TUOITHO_IDLE_LOCK", default=30 * 60)
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 31536000 if SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Where "leave at once" leads: a page that tells nobody anything.
LEAVE_TO = env.str("TUOITHO_LEAVE_TO", default="https://www.google.com/")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {"camera": [], "geolocation": [], "microphone": [], "payment": [], "usb": []}

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [ROOT / "tuoitho" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
FORMAT_MODULE_PATH = ["tuoitho.config.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STATICFILES_DIRS = [ROOT / "tuoitho" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
# Collected files are served packed; before they are collected (tests, a developer's shell) they come as they lie.
WHITENOISE_USE_FINDERS = not (STATIC_ROOT / "kit.css").exists()
BOOTSTRAP5 = {"set_placeholder": False}
WHITENOISE_AUTOREFRESH = DEBUG

EMAIL_URL = env.str("EMAIL_URL", default="")
if EMAIL_URL:
    vars().update(env.email_url_config(EMAIL_URL))
DEFAULT_FROM_EMAIL = env.str("TUOITHO_FROM", default="tuoitho@localhost")
ORIGIN = env.str("TUOITHO_ORIGIN", default="http://localhost:8000")

DATA_UPLOAD_MAX_MEMORY_SIZE = 40 * 1024 * 1024
LARGEST_REQUEST = 120 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

HUEY = (
    {"huey_class": "huey.SqliteHuey", "name": "tuoitho", "filename": str(DATA / "queue.sqlite3"), "immediate": False}
    if SQLITE
    else {"huey_class": "huey.PostgresHuey", "name": "tuoitho", "dsn": env.str("DATABASE_URL"), "immediate": False}
)
HUEY["consumer"] = {"workers": 1}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"mask": {"()": "tuoitho.base.logs.MaskSecrets"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["mask"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
