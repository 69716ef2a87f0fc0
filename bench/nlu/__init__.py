"""How well customers are understood: the measures (`make evaluate`) and the
rivals (`python -m bench.nlu`).
"""
