"""Right answers in other words than the reference's, a module a notebook or lesson: all of them earn all points."""
import importlib
import pkgutil

HONEST = {}
for module in pkgutil.iter_modules(__path__):
    HONEST |= importlib.import_module(f"{__name__}.{module.name}").HONEST
