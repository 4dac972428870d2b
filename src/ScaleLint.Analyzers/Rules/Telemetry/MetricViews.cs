using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Rules;

/// <summary>OpenTelemetry views that keep only named tags: a tag that no view keeps never becomes a time series.</summary>
internal static class MetricViews
{
    /// <summary>True where the compilation configures tag keys for a view and none of them is this label.</summary>
    public static bool Drop(string? label, ApiUse use)
    {
        var configured = false;
        foreach (var mention in use.Costs.Paths.References.Of("TagKeys", use.CancellationToken))
        {
            if (mention.Parent is AssignmentExpressionSyntax assignment && assignment.Left == mention)
            {
                configured = true;
                if (label is null || assignment.Right.DescendantNodes().OfType<LiteralExpressionSyntax>().Any(literal => literal.Token.ValueText == label))
                {
                    return false;
                }
            }
        }

        return configured;
    }
}
