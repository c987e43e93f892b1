"""The parts of measure_scale.py: pages -> site -> browser -> tables. No part of the project needs them."""
