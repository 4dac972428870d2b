using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Rules;

/// <summary>SCL1007: a cache in front of a model has what a user typed in its key, as it was typed.</summary>
internal sealed class RawCacheKeyRule : Rule, IApiRule
{
    private static readonly DiagnosticDescriptor RuleDescriptor = CreateDescriptor(
        "SCL1007",
        Categories.Inference,
        "Cache key from raw user text",
        "'{0}' goes into the key of a cache in front of a model as it was typed, so every spelling of a question is paid for: {1}",
        "A blank at the end or a capital letter makes another key and another call of the model. Bring the text into one form before it becomes part of a key: trim it, fold its case, or more.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => RuleDescriptor;

    /// <inheritdoc/>
    public override string Mechanism => "raw-cache-key";

    /// <inheritdoc/>
    public ImmutableArray<ApiKind> Kinds { get; } = ImmutableArray.Create(ApiKind.CacheFactory, ApiKind.CacheRead);

    /// <inheritdoc/>
    public void Analyze(ApiUse use)
    {
        if (use.Operation is IInvocationOperation { Syntax: InvocationExpressionSyntax call } lookUp && CacheKey.Of(lookUp) is { } key &&
            new TypedText(use.Costs, use.CancellationToken).In(key) is { } text && use.IsWorthLooking(this, call) && IsInFrontOfModel(call, key.Syntax, use) && !IngestionCode.ContainsCall(call))
        {
            // An IDE shows what lies within the call: the text itself, or the local that holds the key made of it.
            var place = call.Contains(text.Syntax) ? text.Syntax : key.Syntax;
            use.ReportOnPath(this, text.Syntax.ToString(), place.GetLocation(), (FixData.Text, text.Syntax.ToString()));
        }
    }

    private static bool IsInFrontOfModel(InvocationExpressionSyntax lookUp, SyntaxNode key, ApiUse use)
    {
        var models = new CallsIn(use.Costs, use.CancellationToken, ApiKind.Inference, ApiKind.Embedding);
        if (use.Api.Kind == ApiKind.CacheFactory)
        {
            return lookUp.ArgumentList.Arguments.Any(argument => argument.Expression is AnonymousFunctionExpressionSyntax && models.Of(argument.Expression).Any());
        }

        // if (!cache.TryGetValue(key, out var answer)) { answer = await ask(); cache.Set(key, answer); }
        var code = EnclosingFunction.Body(EnclosingFunction.Of(lookUp));
        var later = code.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Where(call => call.SpanStart > lookUp.SpanStart).ToList();
        return IsFirstWithItsKey(lookUp, key, code) && later.Any(call => IsWrite(call, use)) &&
            models.Of(code).Where(call => call.SpanStart > lookUp.SpanStart && !lookUp.Contains(call)).Any(call => later.Any(write => IsWrite(write, use) && ResultFlow.Reaches(write.ArgumentList, call, code)));
    }

    // A second cache behind the first has the same key: one finding.
    private static bool IsFirstWithItsKey(InvocationExpressionSyntax lookUp, SyntaxNode key, SyntaxNode code) => !code.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(earlier =>
        earlier.SpanStart < lookUp.SpanStart && !earlier.Contains(lookUp) && earlier.ArgumentList.Arguments.Any(argument => argument.Expression.IsEquivalentTo(key, topLevel: false)) && earlier.WrittenName() is { } name &&
        (name.StartsWith("TryGet", StringComparison.Ordinal) || name.StartsWith("Get", StringComparison.Ordinal) || name.StartsWith("StringGet", StringComparison.Ordinal)));

    private static bool IsWrite(InvocationExpressionSyntax call, ApiUse use) =>
        use.Costs.Paths.Models.Of(call.SyntaxTree).GetSymbolInfo(call, use.CancellationToken).Symbol is { } method && use.Costs.Catalogue.Find(method, ApiKind.CacheWrite) is not null;
}
