using ScaleLint.Model;

namespace ScaleLint.Tasks.Tests.Calibration;

public sealed class DriverTableTests
{
    [Fact]
    public void Columns_AreFoundByNameAndMayBeUnknown()
    {
        var table = Read("Requests, MONTH ,users,note\n,2026-02,200,b\n1e6,2026-01-01, 100 ,a\n");

        Assert.Empty(table.Problems);
        Assert.Equal([new DriverMonth(new DateTime(2026, 1, 1), 100, 1e6, null, null), new DriverMonth(new DateTime(2026, 2, 1), 200, null, null, null)], table.Months);
    }

    [Theory]
    [InlineData("Jan 26,1", 1, "month must be written as 2026-01, and is 'Jan 26'")]
    [InlineData("2026-02,0", 9, "users must be a number above 0 with a decimal point, or empty where it is unknown, and is '0'")]
    [InlineData("2026-02,Infinity", 9, "users must be a number above 0 with a decimal point, or empty where it is unknown, and is 'Infinity'")]
    [InlineData("2026-01,1", 1, "'2026-01' is there twice; keep one of the two rows")]
    public void BadRow_IsReportedAtItsPlace(string row, int column, string message)
    {
        var problem = Assert.Single(Read("month,users\n2026-01,5\n" + row).Problems);

        Assert.Equal((CostDiagnosticIds.BadRow, message, new SourcePosition(3, column)), (problem.Id, problem.Message, problem.Position));
    }

    [Fact]
    public void MissingMonth_IsNamed() => Assert.Equal(
        "The table of drivers cannot be read: its first line names no column month", Assert.Single(Read("users\n1\n").Problems).Message);

    private static DriverTable Read(string text)
    {
        using var reader = new StringReader(text);
        var table = new DriverTable();
        table.Read(reader);
        return table;
    }
}
