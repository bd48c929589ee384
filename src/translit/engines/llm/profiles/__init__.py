"""How models want to be asked: one file each, chosen by the model's name or by the user."""
