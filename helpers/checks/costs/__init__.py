"""Lesson 4: what its checks know, a module a notebook."""
from . import convexity, losses_for_classes, losses_for_numbers, network_cost, why_not_accuracy

CHECKED = (*why_not_accuracy.CHECKED, *losses_for_numbers.CHECKED, *losses_for_classes.CHECKED, *convexity.CHECKED,
           *network_cost.CHECKED)
