using System.Text;
using System.Text.Json;

namespace ScaleLint.Model.Tests;

public sealed class ResultWriterTests
{
    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void AnyCulture_WritesTheSameBytes(string culture)
    {
        var invariant = ResultWriter.Write(Manifests.Evaluate(Manifests.Full));

        Assert.Equal(invariant, Cultures.In(culture, () => ResultWriter.Write(Manifests.Evaluate(Manifests.Full))));
    }

    [Fact]
    public void Keys_AreInTheOrderOfTheContract()
    {
        using var result = JsonDocument.Parse(ResultWriter.Write(Manifests.Evaluate(Manifests.Full)));

        Assert.Equal(
            ["resultVersion", "scoreVersion", "system", "currency", "asOf", "total", "components", "unknownCosts", "risk", "tests", "calibration", "prices", "mitigations", "plan", "redesigns", "gate"],
            result.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal(37, result.RootElement.GetProperty("total").GetProperty("months").GetArrayLength());
    }

    [Fact]
    public void File_HasUnixLinesAndNoByteOrderMark()
    {
        var text = Encoding.UTF8.GetString(ResultWriter.Write(Manifests.Evaluate(Manifests.Full)));

        Assert.StartsWith("{\n", text, StringComparison.Ordinal);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
    }

    [Fact]
    public void TextOfTheManifest_IsEscapedAndKept()
    {
        using var result = JsonDocument.Parse(ResultWriter.Write(Manifests.Evaluate(Manifests.Minimal(rest: """, "system": "a\"b\r\n\u0000é😀</script>" """))));

        Assert.Equal("a\"b\r\n\0é😀</script>", result.RootElement.GetProperty("system").GetString());
    }

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(84000, "84000")]
    [InlineData(0.30000000000000004, "0.30000000000000004")]
    [InlineData(1756312.0518770092, "1756312.0518770092")]
    [InlineData(5e-324, "4.94065645841247E-324")]
    [InlineData(-0.0, "0")]
    public void Number_IsWrittenAsShortAsItReadsBack(double number, string expected)
    {
        Assert.Equal(expected, Cultures.In("de-DE", () => RoundTripNumber.Write(number)));
        Assert.Equal(number, JsonDocument.Parse(RoundTripNumber.Write(number)).RootElement.GetDouble());
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void NonFiniteNumber_IsNeverWritten(double number) => Assert.Throws<ArgumentOutOfRangeException>(() => RoundTripNumber.Write(number));

    [Theory]
    [InlineData(0, "0.00 USD")]
    [InlineData(0.0123, "0.0123 USD")]
    [InlineData(9.5, "9.50 USD")]
    [InlineData(999.96, "1.00k USD")]
    [InlineData(84000, "84.0k USD")]
    [InlineData(1414213.56, "1.41M USD")]
    [InlineData(177184535885, "177B USD")]
    [InlineData(1e300, "1.00e+300 USD")]
    public void Amount_IsShownShort(double amount, string expected) => Assert.Equal(expected, Cultures.In("de-DE", () => Amounts.Show(amount, "USD")));
}
