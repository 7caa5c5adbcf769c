"""Reads a GTK program's windows as a screen reader does."""
import pyatspi

from desktop import wait_for


def application(pid):
    """The program's accessible root, once it is there."""
    def find():
        for each in pyatspi.Registry.getDesktop(0):
            try:
                if each is not None and each.get_process_id() == pid:
                    return each
            except Exception:  # it ended while we looked
                continue
        return None
    return wait_for(f"the windows of process {pid}", find)


# Their parts are many, and no control of a form is among them; table_rows() reads a table.
CLOSED = ("combo box", "table", "menu bar")


def everything(root):
    """The accessibles below root that are there at this moment, without the inside of lists and menus."""
    try:
        children = [] if root.getRoleName() in CLOSED else [root[index] for index in range(root.childCount)]
    except Exception:
        return
    for child in children:
        if child is not None:
            yield child
            yield from everything(child)


def descendants(root):
    """What everything() leaves out too: the inside of menus and tables."""
    for index in range(root.childCount):
        child = root[index]
        if child is not None:
            yield child
            yield from descendants(child)


def state(accessible, name):
    return accessible.getState().contains(getattr(pyatspi, "STATE_" + name))


def shown(accessible):
    return state(accessible, "SHOWING")


def name_of(accessible):
    """Its own name, else its label's."""
    if accessible.name:
        return accessible.name
    for relation in accessible.getRelationSet():
        if relation.getRelationType() == pyatspi.RELATION_LABELLED_BY:
            return relation.getTarget(0).name
    return ""


def text_of(accessible):
    return accessible.queryText().getText(0, -1)


def focused(root):
    return next((each for each in everything(root) if state(each, "FOCUSED") and shown(each)), None)


def cell_text(cell):
    """A cell with an icon has its text in a part of its own."""
    return cell.name or " ".join(part.name for part in cell if part is not None and part.name)


def table_rows(table):
    """The texts of a table, row by row."""
    view = table.queryTable()
    return [[cell_text(view.getAccessibleAt(row, column)) for column in range(view.nColumns)] for row in range(view.nRows)]
