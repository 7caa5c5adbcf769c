"""What run_gui.py was told."""
program = None      # path of smtpcfg-gui
screenshots = None  # folder, or None
