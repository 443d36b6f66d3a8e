namespace Autograder.Service.Roster;

/// <summary>A list of students whose kind is told by its line of names.</summary>
internal sealed record RosterUpload(RosterFormat Format, ClassroomRoster Roster)
{
    public RosterSheet Sheet => Roster.Sheet;

    public static RosterUpload Read(string text)
    {
        // What a reader makes of bytes that are not UTF-8; a name with it in would be taken for the name.
        if (text.IndexOf('\uFFFD', StringComparison.Ordinal) is var place and >= 0)
            return new(RosterFormat.Sheet, ClassroomRosters.Fault(1 + text.AsSpan(0, place).Count('\n'), null, "The list is not UTF-8. Save it as CSV UTF-8."));
        var format = ClassroomRosters.Recognise(text);
        return new(format, ClassroomRosters.Read(text, format));
    }
}
