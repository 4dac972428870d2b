using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers.Rules;

namespace ScaleLint.CodeFixes;

/// <summary>
/// Trims the text in a cache key and folds its case (SCL1007), alike in the look-up and in every write of the method. Nothing is offered where the class removes entries,
/// since their keys may be made elsewhere, nor where the text may be null.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RawCacheKeyCodeFixProvider)), Shared]
public sealed class RawCacheKeyCodeFixProvider() : OneFileCodeFixProvider("SCL1007", "Trim the text in the key and fold its case")
{
    /// <inheritdoc/>
    protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode place, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken) =>
        place is ExpressionSyntax typed && diagnostic.Properties.TryGetValue(FixData.Text, out var written) && written is not null && !RemovesEntries(typed) &&
        Places(typed, written, model, cancellationToken) is { Count: > 0 } places && places.All(text => IsNeverNull(text, model))
            ? Normalised(root, places)
            : null;

    private static bool IsNeverNull(ExpressionSyntax text, SemanticModel model) => model.GetTypeInfo(text) is { Type.SpecialType: SpecialType.System_String, Nullability.FlowState: not NullableFlowState.MaybeNull };

    private static bool RemovesEntries(SyntaxNode text) => text.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        .Any(access => access.Name.Identifier.ValueText is "Remove" or "RemoveAsync" or "KeyDelete" or "KeyDeleteAsync" or "Evict") == true;

    // The text in the look-up's key, and in all keys of the method that are written alike; or the local that is made of it, where that is nothing but a key.
    private static List<ExpressionSyntax> Places(ExpressionSyntax place, string written, SemanticModel model, CancellationToken cancellationToken)
    {
        var function = place.Ancestors().First(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax or CompilationUnitSyntax);
        var withText = function.DescendantNodes().OfType<ArgumentSyntax>().Where(argument => Part(argument.Expression, written) is not null && IsKey(argument, model, cancellationToken)).ToList();
        if (Part(place, written) is not null && place.FirstAncestorOrSelf<ArgumentSyntax>(argument => IsKey(argument, model, cancellationToken)) is { } key)
        {
            // A write whose key is made of the same text in another way would no longer meet the look-up.
            return withText.All(argument => argument.Expression.IsEquivalentTo(key.Expression, topLevel: false)) ? withText.ConvertAll(argument => Part(argument.Expression, written)!) : [];
        }

        if (withText.Count > 0 || model.GetSymbolInfo(place, cancellationToken).Symbol is not ILocalSymbol { Type.SpecialType: SpecialType.System_String, DeclaringSyntaxReferences: { Length: 1 } declarations } local ||
            declarations[0].GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: var made })
        {
            return [];
        }

        var mentions = function.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, local))
            .ToList();
        var keys = mentions.Where(name => name.Parent is ArgumentSyntax argument && IsKey(argument, model, cancellationToken)).ToList<ExpressionSyntax>();

        // var prompt = …; the model is asked with it too, and shall read what was typed.
        return keys.Count == mentions.Count && Part(made, written) is { } part ? [part] : keys;
    }

    private static ExpressionSyntax? Part(ExpressionSyntax expression, string written) =>
        expression.DescendantNodesAndSelf().OfType<ExpressionSyntax>().FirstOrDefault(part => part is IdentifierNameSyntax or MemberAccessExpressionSyntax && part.ToString() == written);

    private static bool IsKey(ArgumentSyntax argument, SemanticModel model, CancellationToken cancellationToken) =>
        argument.Parent?.Parent is InvocationExpressionSyntax call && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method &&
        (argument.NameColon is { Name.Identifier.ValueText: var name } ? name == "key" : ParameterAt(method, call.ArgumentList.Arguments.IndexOf(argument)) == "key");

    private static string? ParameterAt(IMethodSymbol method, int index) => index < method.Parameters.Length ? method.Parameters[index].Name : null;

    private static SyntaxNode Normalised(SyntaxNode root, List<ExpressionSyntax> places) => root.ReplaceNodes(places, (place, _) =>
        SyntaxFactory.ParseExpression($"{place.WithoutTrivia()}.Trim().ToLowerInvariant()").WithTriviaFrom(place));
}
