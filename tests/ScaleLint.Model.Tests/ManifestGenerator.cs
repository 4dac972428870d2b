using System.Globalization;
using System.Text;

namespace ScaleLint.Model.Tests;

/// <summary>
/// Makes manifests that fit <see cref="ManifestSchema"/>, with numbers at the ends of their ranges as likely as anywhere else. It walks the schema, so a new key is in it without anybody
/// thinking of it.
/// </summary>
internal sealed class ManifestGenerator(int seed)
{
    private static readonly string[] Names = ["", "a", "recommendations", "<script>alert(1)</script>", "| pipe | `code` **bold** @someone", "\u202Eabc", "\u05D0\u05D1 \u0627\u0628", "quote\\\"d", "line\\nbreak", new string('x', 300), "\U0001F600"];

    private readonly Random _random = new(seed);

    public string Next()
    {
        var text = new StringBuilder();
        Write(text, ManifestSchema.Manifest, "");
        return text.ToString();
    }

    private void Write(StringBuilder text, Shape shape, string key)
    {
        switch (shape)
        {
            case { AllowsNull: true } when _random.Next(8) == 0:
                text.Append("null");
                break;
            case ObjectShape keys:
                WriteObject(text, keys);
                break;
            case ListShape list:
                WriteList(text, list, key);
                break;
            case NumberShape range:
                WriteEstimate(text, range);
                break;
            case PlainNumberShape plain:
                text.Append(Number(plain.Range));
                break;
            case BooleanShape:
                text.Append(_random.Next(2) == 0 ? "true" : "false");
                break;
            case DateShape date:
                text.Append('"').Append(Date().ToString(date.Format, CultureInfo.InvariantCulture)).Append('"');
                break;
            case WordShape words:
                text.Append('"').Append(words.Words[_random.Next(words.Words.Count)]).Append('"');
                break;
            default:
                text.Append('"').Append(Names[_random.Next(Names.Length)]).Append('"');
                break;
        }
    }

    private void WriteObject(StringBuilder text, ObjectShape shape)
    {
        // A bill is required of one component, which no single key can say.
        var keys = shape.Where(member => shape.Required.Contains(member.Key) || member.Key is "costPerMonth" or "inference" || _random.Next(3) > 0).ToList();
        text.Append('{');
        for (var i = 0; i < keys.Count; i++)
        {
            text.Append(i > 0 ? ", \"" : "\"").Append(keys[i].Key).Append("\": ");
            Write(text, keys[i].Value, keys[i].Key);
        }

        text.Append('}');
    }

    private void WriteList(StringBuilder text, ListShape list, string key)
    {
        var count = _random.Next(key == "history" ? 16 : 4);
        text.Append('[');
        for (var i = 0; i < count; i++)
        {
            text.Append(i > 0 ? ", " : "");
            if (key == "tiers")
            {
                text.Append(CultureInfo.InvariantCulture, $"{{ \"afterDays\": {i * 40}, \"pricePerGbMonth\": {Number(new NumberShape(0))} }}");
            }
            else
            {
                Write(text, list.Element, "");
            }
        }

        text.Append(']');
    }

    private void WriteEstimate(StringBuilder text, NumberShape range)
    {
        var number = Number(range);
        text.Append(_random.Next(4) > 0 || range.Min == range.Max ? number : $"{{ \"value\": {number}, \"low\": {number}, \"high\": {number}, \"source\": \"assumed\" }}");
    }

    private string Number(NumberShape range)
    {
        var low = double.IsInfinity(range.Min) ? 0 : range.Min;
        var number = _random.Next(10) switch
        {
            0 when !range.ExcludesMin => low,
            1 when !double.IsInfinity(range.Max) && !range.ExcludesMax => range.Max,
            2 when double.IsInfinity(range.Max) => Math.Pow(10, (_random.NextDouble() * 600) - 300),
            _ => double.IsInfinity(range.Max) ? low + Math.Pow(10, (_random.NextDouble() * 12) - 4) : low + (_random.NextDouble() * (range.Max - low)),
        };
        number = range.IsWhole ? Math.Floor(number) : number;
        return (range.Contains(number) ? number : double.IsInfinity(range.Max) ? low + 1 : (low + range.Max) / 2).ToString("R", CultureInfo.InvariantCulture);
    }

    private DateTime Date() => _random.Next(10) switch
    {
        0 => DateTime.MinValue,
        1 => DateTime.MaxValue.Date,
        _ => new DateTime(2020, 1, 1).AddDays(_random.Next(3000)),
    };
}
