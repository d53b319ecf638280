"""What earlier builds have left: which inputs they saw, what they made of them, and so what need not be made again."""
