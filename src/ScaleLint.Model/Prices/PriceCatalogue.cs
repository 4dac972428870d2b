using System.Globalization;
using System.Text;

namespace ScaleLint.Model;

/// <summary>The list prices that ScaleLint brings along: <c>prices.txt</c>, one a line, each with the day it was checked and the source.</summary>
internal static class PriceCatalogue
{
    private const string Resource = "prices.txt";

    /// <summary>All prices, in the order of the file.</summary>
    public static IReadOnlyList<Price> All { get; } = Read();

    // Behind All, which it is made from.
    private static readonly Dictionary<string, Price> ById = All.ToDictionary(price => price.Id, StringComparer.Ordinal);

    /// <summary>A price that must be there.</summary>
    public static Price Of(string id) => ById[id];

    /// <summary>The names of all prices of a unit; of all units without one.</summary>
    public static IReadOnlyList<string> Ids(string? unit = null) => [.. All.Where(price => unit is null || price.Unit == unit).Select(price => price.Id)];

    private static List<Price> Read()
    {
        using var stream = typeof(PriceCatalogue).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"ScaleLint was built without its resource '{Resource}'.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var prices = new List<Price>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                prices.Add(Parse(line));
            }
        }

        return prices;
    }

    private static Price Parse(string line)
    {
        var fields = line.Split('|').Select(field => field.Trim()).ToArray();
        return new Price(
            fields[0],
            double.Parse(fields[1], CultureInfo.InvariantCulture),
            fields[2],
            fields[3],
            fields[4],
            DateTime.ParseExact(fields[5], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            fields[6],
            null);
    }
}
