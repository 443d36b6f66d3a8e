using Autograder.Service.Roster;

namespace Autograder.Dashboard.Tests;

/// <summary>Lists of students as people have them, with what is wrong told by line and column.</summary>
public sealed class RosterCsvTests
{
    [Theory]
    [InlineData("identifier,name,email,github_username,section\ns1,Ada Lovelace,ada@x.org,@Ada-L,Mon")]
    [InlineData("\uFEFFName;E-Mail;GitHub;Kennung;Section;Remark\r\nAda Lovelace;ada@x.org;ada-l;s1;Mon;x\r\n")]
    [InlineData("Identifier\tName\tEmail\tGitHub Username\tSection\n\ns1\t\"Ada Lovelace\"\tada@x.org\tADA-L\tMon\n")]
    public void List_InAnyUsualForm_IsRead(string text)
    {
        var sheet = RosterCsv.Read(text);

        Assert.Empty(sheet.Faults);
        Assert.Equal(new RosterRow("s1", "Ada Lovelace", "ada@x.org", "ada-l", "Mon"), Assert.Single(sheet.Rows));
    }

    [Fact]
    public void List_WithCommaInQuotes_KeepsTheName() =>
        Assert.Equal("Lovelace, Ada \"Countess\"", Assert.Single(RosterCsv.Read("identifier,name\ns1,\"Lovelace, Ada \"\"Countess\"\"\"").Rows).Name);

    [Fact]
    public void List_WithShortLine_LeavesTheRestOut() =>
        Assert.Equal(new RosterRow("s1", "Ada"), Assert.Single(RosterCsv.Read("identifier,name,email\ns1,Ada").Rows));

    [Theory]
    [InlineData("identifier,name\n,Ada", 2, "identifier", "is missing.")]
    [InlineData("identifier,name\ns1,Ada\n\ns1,Eve", 4, "identifier", "“s1” stands in line 2 already.")]
    [InlineData("identifier,name\ns1,", 2, "name", "is missing.")]
    [InlineData("identifier,name,email\ns1,Ada,ada at x", 2, "email", "“ada at x” is no address.")]
    [InlineData("identifier,name,github\ns1,Ada,https://github.com/ada", 2, "github_username", "“https://github.com/ada” is no name on GitHub; give the name only, not the address.")]
    [InlineData("identifier,name,github\ns1,Ada,ada\ns2,Eve,ADA", 3, "github_username", "“ada” stands in line 2 already.")]
    [InlineData("s1,Ada\ns2,Eve", 1, null, "The first line must name the columns, “identifier” and “name” among them; also “email”, “github_username” and “section”. It names: s1, Ada.")]
    [InlineData("  \n", 1, null, "The list is empty.")]
    [InlineData("identifier,name\n", 2, null, "There is no student below the line of names.")]
    public void List_WithAFault_TellsWhere(string text, int line, string? column, string message)
    {
        var fault = Assert.Single(RosterCsv.Read(text).Faults);

        Assert.Equal((line, column, message), (fault.Line, fault.Column, string.Format(System.Globalization.CultureInfo.InvariantCulture, fault.Sentence, fault.Arguments)));
    }
}
