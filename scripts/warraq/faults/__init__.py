"""What is wrong, where, and the way out, in both languages.

A fault is data: a rule of the YAML files here and the values that its sentences are filled with. So
it is told in the reader's language, and a program knows it by the rule's name whatever the words are.
"""

from .forms import FORMS
from .problem import Problem, Rule, Words, fault, load_rules

__all__ = ["FORMS", "Problem", "Rule", "Words", "fault", "load_rules"]
