"""How much work something takes: counted, since on a busy machine the time says little."""

from cProfile import Profile


def calls(action):
    """How many functions are called while an action runs, those in C among them.

    A generator counts each time that it goes on. Counted in C, which takes a third of the time
    that a function of Python would take.
    """
    profile = Profile()
    profile.runcall(action)
    return sum(each.callcount for each in profile.getstats())
