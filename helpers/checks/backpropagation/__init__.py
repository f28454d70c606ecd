"""Lesson 5: what its checks know, a module a notebook."""
from . import chain_rule, layers, network, one_neuron, training_digits

CHECKED = (*chain_rule.CHECKED, *one_neuron.CHECKED, *layers.CHECKED, *network.CHECKED, *training_digits.CHECKED)
