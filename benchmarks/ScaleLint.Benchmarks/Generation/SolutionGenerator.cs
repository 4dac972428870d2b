namespace ScaleLint.Benchmarks.Generation;

/// <summary>
/// Writes an AI service of any size, the same text for the same size: features of ten files (entity, repository, scoring, advice,
/// cache, metrics, controller, and three of plain business code), one registration file for every fifty features, one shared helper that everything calls.
/// A fixed share of the features has a smell; the others do the same thing right, so most candidates are near misses.
/// </summary>
internal static class SolutionGenerator
{
    private const int FilesPerFeature = 10;
    private const int FeaturesPerRegistration = 50;

    private static readonly string[] Nouns =
        ["Order", "Product", "Review", "Ticket", "Invoice", "Shipment", "Customer", "Campaign", "Contract", "Payment", "Return", "Supplier", "Warranty", "Booking", "Claim"];

    /// <summary>The files of a solution with about <paramref name="files"/> files.</summary>
    public static IReadOnlyList<SourceFile> Generate(int files)
    {
        var features = Math.Max(1, (files - 3) / FilesPerFeature);
        var result = new List<SourceFile>
        {
            new("src/GlobalUsings.cs", SharedTemplates.GlobalUsings),
            new("src/Support/TextNormalizer.cs", SharedTemplates.TextNormalizer),
            new("src/Program.cs", SharedTemplates.Program((features + FeaturesPerRegistration - 1) / FeaturesPerRegistration)),
        };
        for (var i = 0; i < features; i++)
        {
            result.AddRange(FeatureTemplates.Files(Name(i), i));
        }

        for (var start = 0; start < features; start += FeaturesPerRegistration)
        {
            var names = Enumerable.Range(start, Math.Min(FeaturesPerRegistration, features - start)).Select(Name);
            var number = start / FeaturesPerRegistration;
            result.Add(new SourceFile(FormattableString.Invariant($"src/Registration{number}.cs"), SharedTemplates.Registration(number, names)));
        }

        return result;
    }

    /// <summary>One helper that hides a query, called by <paramref name="callers"/> services; one of them is on a request path, the last one.</summary>
    public static IReadOnlyList<SourceFile> GenerateCallers(int callers)
    {
        var result = new List<SourceFile>
        {
            new("src/GlobalUsings.cs", SharedTemplates.GlobalUsings),
            new("src/Support/TextNormalizer.cs", SharedTemplates.TextNormalizer),
            new("src/Lookup.cs", SharedTemplates.Lookup),
        };
        for (var i = 0; i < callers; i++)
        {
            result.Add(new SourceFile(FormattableString.Invariant($"src/Caller{i}.cs"), SharedTemplates.Caller(i, isEndpoint: i == callers - 1)));
        }

        return result;
    }

    private static string Name(int feature) => FormattableString.Invariant($"{Nouns[feature % Nouns.Length]}{feature}");
}
