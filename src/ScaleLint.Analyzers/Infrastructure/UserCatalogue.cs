using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers;

/// <summary>The user's <c>scalelint.apis.txt</c>: more library members, or fewer. A line that cannot be read is a warning at that line.</summary>
internal static class UserCatalogue
{
    /// <summary>SCL0003: a line of <c>scalelint.apis.txt</c> cannot be read.</summary>
    public static readonly DiagnosticDescriptor UnreadableLine = new(
        "SCL0003",
        "A line of scalelint.apis.txt cannot be read",
        "This line of scalelint.apis.txt is skipped: {0}",
        Categories.Facts,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.For("SCL0003"));

    private static readonly ConditionalWeakTable<SourceText, CatalogueFile> Parsed = new();

    /// <summary>Every <c>scalelint.apis.txt</c> among the additional files, parsed once per text.</summary>
    public static ImmutableArray<CatalogueFile> Read(ImmutableArray<AdditionalText> files, CancellationToken cancellationToken)
    {
        var read = ImmutableArray.CreateBuilder<CatalogueFile>();
        foreach (var file in files)
        {
            if (IsUserCatalogue(file) && file.GetText(cancellationToken) is { } text)
            {
                read.Add(Parse(text));
            }
        }

        return read.ToImmutable();
    }

    /// <summary>Reports the unreadable lines of one additional file.</summary>
    public static void ReportUnreadableLines(AdditionalFileAnalysisContext context)
    {
        if (!IsUserCatalogue(context.AdditionalFile) || context.AdditionalFile.GetText(context.CancellationToken) is not { } text)
        {
            return;
        }

        foreach (var problem in Parse(text).Problems)
        {
            var line = text.Lines[problem.Line];
            context.ReportDiagnostic(Diagnostic.Create(
                UnreadableLine,
                Location.Create(context.AdditionalFile.Path, line.Span, text.Lines.GetLinePositionSpan(line.Span)),
                problem.Message));
        }
    }

    private static CatalogueFile Parse(SourceText text) => Parsed.GetValue(text, key => CatalogueText.Read(key.ToString()));

    private static bool IsUserCatalogue(AdditionalText file) =>
        string.Equals(Path.GetFileName(file.Path), "scalelint.apis.txt", StringComparison.OrdinalIgnoreCase);
}
