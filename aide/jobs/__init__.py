"""What runs by the clock: waits that end, mails that leave, what is past its delay and goes."""
