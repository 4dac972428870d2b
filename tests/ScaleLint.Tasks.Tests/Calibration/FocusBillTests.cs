using System.Globalization;
using ScaleLint.Model;

namespace ScaleLint.Tasks.Tests.Calibration;

public sealed class FocusBillTests
{
    private const string Header = "BillingCurrency,ChargeCategory,ChargeClass,ChargePeriodStart,ChargePeriodEnd,EffectiveCost,ServiceCategory,ServiceSubcategory,Tags";
    private const string January = "2026-01-01T00:00:00Z,2026-02-01T00:00:00Z";

    [Fact]
    public void Usage_IsSummedByMonthAndComponent()
    {
        var bill = Read(
            $"USD,Usage,,{January},100.5,AI and Machine Learning,Generative AI,",
            $"USD,usage,,{January},20,AI and Machine Learning,Machine Learning,",
            "USD,Usage,,2026-02-01 00:00:00,2026-03-01 00:00:00,7,Storage,Object Storage,",
            $"USD,Usage,,{January},1e1,Analytics,Streaming Analytics,");

        Assert.Empty(bill.Problems);
        Assert.Empty(bill.Notes);
        Assert.Equal(
            [new BilledMonth(new DateTime(2026, 1, 1), "inference", 120.5), new BilledMonth(new DateTime(2026, 1, 1), "pipeline", 10), new BilledMonth(new DateTime(2026, 2, 1), "storage", 7)],
            bill.Months);
        Assert.Equal("USD", bill.Currency);
    }

    [Theory]
    [InlineData("Purchase", "")]
    [InlineData("Tax", "")]
    [InlineData("Credit", "")]
    [InlineData("Adjustment", "")]
    [InlineData("Usage", "Correction")]
    public void WhatIsNoUsageOrCorrectsAnOldBill_IsDropped(string category, string chargeClass)
    {
        var bill = Read(
            $"USD,Usage,,{January},100,AI and Machine Learning,,",
            $"EUR,{category},{chargeClass},{January},5000,AI and Machine Learning,,");

        Assert.Empty(bill.Problems);
        Assert.Equal(100, Assert.Single(bill.Months).Cost);
    }

    [Theory]
    [InlineData("{\"\"scalecost:component\"\": \"\"training\"\"}", "training")]
    [InlineData("{\"\"team\"\":\"\"x\"\",\"\"scalecost:component\"\":\"\" Operations \"\"}", "operations")]
    [InlineData("{\"\"team\"\":\"\"scalecost:component\"\"}", "inference")]
    [InlineData("{\"\"scalecost:component\"\":\"\"ignore\"\"}", null)]
    public void Tag_OverridesTheService(string tags, string? component)
    {
        var bill = Read($"USD,Usage,,{January},1,AI and Machine Learning,,\"{tags}\"");

        Assert.Empty(bill.Problems);
        Assert.Empty(bill.Notes);
        Assert.Equal(component, bill.Months.SingleOrDefault()?.Component);
    }

    [Fact]
    public void TagOfAnotherName_IsLookedFor()
    {
        var bill = Read(new FocusBill("user:part"), $"{Header}\nUSD,Usage,,{January},1,Compute,,\"{{\"\"user:part\"\":\"\"pipeline\"\"}}\"\n");

        Assert.Equal("pipeline", Assert.Single(bill.Months).Component);
    }

    [Fact]
    public void ServicesWithoutAComponent_AreSaidAndNotGuessed()
    {
        var bill = Read(
            $"USD,Usage,,{January},30,AI and Machine Learning,,",
            $"USD,Usage,,{January},60,Compute,Virtual Machines,",
            $"USD,Usage,,{January},10,Databases,,");

        Assert.Equal(30, Assert.Single(bill.Months).Cost);
        Assert.Equal(
            "services whose component is unknown are left out (70 % of the usage): Virtual Machines, Databases; the tag scalecost:component names the component of a resource",
            Assert.Single(bill.Notes));
    }

    [Fact]
    public void PartOfAMonth_IsLeftOutAndSaid()
    {
        var bill = Read(
            "USD,Usage,,2026-01-30T00:00:00Z,2026-01-31T00:00:00Z,10,AI and Machine Learning,,",
            "USD,Usage,,2026-01-31T00:00:00Z,2026-02-01T00:00:00Z,10,AI and Machine Learning,,",
            "USD,Usage,,2026-02-01T00:00:00Z,2026-03-01T00:00:00Z,300,AI and Machine Learning,,",
            "USD,Usage,,2026-03-01T00:00:00Z,2026-03-01T01:00:00Z,1,AI and Machine Learning,,");

        Assert.Equal(new DateTime(2026, 2, 1), Assert.Single(bill.Months).Month);
        Assert.Equal(["2026-01 is billed for 2 of 31 days; left out", "2026-03 is billed for 1 of 31 days; left out"], bill.Notes);
    }

    [Fact]
    public void DaysOfAWholeMonth_AreAWholeMonth()
    {
        var bill = Read([.. Enumerable.Range(0, 28).Select(day => string.Create(
            CultureInfo.InvariantCulture, $"USD,Usage,,{new DateTime(2026, 2, 1).AddDays(day):yyyy-MM-dd}T00:00:00Z,{new DateTime(2026, 2, 1).AddDays(day + 1):yyyy-MM-dd}T00:00:00Z,2,AI and Machine Learning,,"))]);

        Assert.Equal(56, Assert.Single(bill.Months).Cost);
        Assert.Empty(bill.Notes);
    }

    [Fact]
    public void WithoutEnds_NobodyKnowsWhetherMonthsAreWhole()
    {
        var bill = Read(new FocusBill(FocusBill.DefaultTag), "servicecategory,BILLINGCURRENCY,ChargeCategory,ChargePeriodStart,EffectiveCost\nStorage,USD,Usage,2026-01-01,1\n");

        Assert.Equal(1, Assert.Single(bill.Months).Cost);
        Assert.Equal("the bill has no column ChargePeriodEnd, so nobody knows whether its months are whole", Assert.Single(bill.Notes));
    }

    [Theory]
    [InlineData("USD,Usage,,2026-01-01T00:00:00Z,2026-02-01T00:00:00Z,\"1,5\",Storage,,", 54, "EffectiveCost must be a number with a decimal point, and is '1,5'")]
    [InlineData("USD,Usage,,2026-01-01T00:00:00Z,2026-02-01T00:00:00Z,NaN,Storage,,", 54, "EffectiveCost must be a number with a decimal point, and is 'NaN'")]
    [InlineData("USD,Usage,,2026-01-01T00:00:00Z,2026-02-01T00:00:00Z,1e30,Storage,,", 54, "EffectiveCost must be a number with a decimal point, and is '1e30'")]
    [InlineData("USD,Usage,,2026-01-01T00:00:00Z,2026-02-01T00:00:00Z,,Storage,,", 54, "EffectiveCost must be a number with a decimal point, and is ''")]
    [InlineData("USD,Usage,,01/02/2026,2026-02-01T00:00:00Z,1,Storage,,", 12, "ChargePeriodStart must be a time such as 2026-01-01T00:00:00Z, and is '01/02/2026'")]
    [InlineData("USD,Usage,,2026-02-01T00:00:00Z,2026-02-01T00:00:00Z,1,Storage,,", 33, "ChargePeriodEnd must be after ChargePeriodStart")]
    [InlineData(",Usage,,2026-01-01T00:00:00Z,2026-02-01T00:00:00Z,1,Storage,,", 1, "BillingCurrency is empty")]
    [InlineData("USD,Usage,,2026-01-01T00:00:00Z", 1, "The row has fewer fields than the first line has columns")]
    [InlineData("USD,Usage,,2026-01-01T00:00:00Z,2026-02-01T00:00:00Z,1,Sto\"rage,,", 1, "A quote stands inside a field that does not begin with one; write the field in quotes and its quotes twice")]
    public void BadRow_IsReportedAtItsPlace(string row, int column, string message)
    {
        // The second field of the first row holds a line end, so that lines are not rows.
        var bill = Read($"USD,Usage,,{January},1,\"Sto\nrage\",,", row);

        var problem = Assert.Single(bill.Problems);
        Assert.Equal((CostDiagnosticIds.BadRow, DiagnosticLevel.Error, message), (problem.Id, problem.Level, problem.Message));
        Assert.Equal(4, problem.Position.Line);
        Assert.Equal(column, problem.Position.Column);
    }

    [Theory]
    [InlineData("{\"\"scalecost:component\"\":\"\"inferrence\"\"}")]
    [InlineData("{\"\"scalecost:component\"\":1}")]
    [InlineData("{\"\"scalecost:component\"\":")]
    [InlineData("[\"\"scalecost:component\"\"]")]
    [InlineData("{\"\"scalecost:component\"\":\"\"\\ud800\"\"}")]
    public void TagThatCannotBeUnderstood_IsReported(string tags)
    {
        var problem = Assert.Single(Read($"USD,Usage,,{January},1,Storage,,\"{tags}\"").Problems);

        Assert.Equal(CostDiagnosticIds.BadRow, problem.Id);
        Assert.StartsWith("Tags must be an object of texts whose 'scalecost:component' is inference, ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MixedCurrencies_AreRefused()
    {
        var problem = Assert.Single(Read($"USD,Usage,,{January},1,Storage,,", $"EUR,Usage,,{January},1,Storage,,").Problems);

        Assert.Equal((CostDiagnosticIds.MixedCurrencies, new SourcePosition(3, 1)), (problem.Id, problem.Position));
    }

    [Theory]
    [InlineData("", "its first line names no column BillingCurrency, ChargeCategory, ChargePeriodStart, EffectiveCost, ServiceCategory")]
    [InlineData("BillingCurrency,ChargeCategory,ChargePeriodStart,ServiceCategory,BilledCost\n", "its first line names no column EffectiveCost")]
    public void MissingColumn_IsNamed(string text, string reason)
    {
        var problem = Assert.Single(Read(new FocusBill(FocusBill.DefaultTag), text).Problems);

        Assert.Equal((CostDiagnosticIds.TableUnreadable, $"The bill cannot be read: {reason}"), (problem.Id, problem.Message));
    }

    [Fact]
    public void QuoteThatIsNotClosed_DoesNotFillTheMemory()
    {
        var problem = Assert.Single(Read(new FocusBill(FocusBill.DefaultTag), Header + "\nUSD,\"" + new string('x', 3_000_000)).Problems);

        Assert.Equal("The bill cannot be read: a field is longer than 1 MiB; is a quote not closed?", problem.Message);
    }

    [Fact]
    public void AFileOfAnotherKind_GivesTwentyProblemsAndACount()
    {
        var bill = Read([.. Enumerable.Repeat("x,Usage,,y,z,w,v,,", 100)]);

        Assert.Equal(21, bill.Problems.Count);
        Assert.Equal("80 more problems of this kind are not shown; is it the right file?", bill.Problems[20].Message);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void Culture_ChangesNothing(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var month = Assert.Single(Read($"USD,USAGE,,{January},1234.5,AI AND MACHINE LEARNING,,").Months);
            Assert.Equal((new DateTime(2026, 1, 1), 1234.5), (month.Month, month.Cost));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void HundredThousandRows_KeepNoMoreThanTheirMonths()
    {
        using var rows = new RepeatedRows(Header, $"USD,Usage,,{January},0.01,AI and Machine Learning,Generative AI,\"{{\"\"team\"\":\"\"search\"\"}}\"", 100_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var bill = new FocusBill(FocusBill.DefaultTag);
        bill.Read(rows);
        var after = GC.GetTotalMemory(forceFullCollection: true);

        Assert.Equal(1000, Assert.Single(bill.Months).Cost, 1e-9);
        Assert.InRange(after - before, long.MinValue, 4_000_000);
    }

    private static FocusBill Read(params string[] rows) => Read(new FocusBill(FocusBill.DefaultTag), Header + "\n" + string.Join("\n", rows) + "\n");

    private static FocusBill Read(FocusBill bill, string text)
    {
        using var reader = new StringReader(text);
        bill.Read(reader);
        return bill;
    }

    /// <summary>A table that exists one row at a time.</summary>
    private sealed class RepeatedRows(string header, string row, int count) : TextReader
    {
        private string _line = header + "\n";
        private int _next;
        private int _rows;

        public override int Read(char[] buffer, int index, int length)
        {
            if (_next == _line.Length)
            {
                if (_rows++ == count)
                {
                    return 0;
                }

                (_line, _next) = (row + "\n", 0);
            }

            var part = Math.Min(length, _line.Length - _next);
            _line.CopyTo(_next, buffer, index, part);
            _next += part;
            return part;
        }
    }
}
