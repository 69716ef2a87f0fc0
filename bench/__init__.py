"""Programs that measure speed and memory, as ratios side by side in one run;
nothing here is asserted by a test.
"""
