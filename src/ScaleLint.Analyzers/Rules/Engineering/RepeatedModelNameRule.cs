using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Rules;

/// <summary>SCL5001: several members write out which model they use. It is a matter of the code itself, so no request has to pass.</summary>
internal sealed class RepeatedModelNameRule : Rule, IApiRule
{
    private static readonly DiagnosticDescriptor RuleDescriptor = CreateDescriptor(
        "SCL5001",
        Categories.Engineering,
        "Model named in several places",
        "Model {0} is written out in several places: {1}",
        "Moving to another model, version or file then means to find them all, and one that is missed keeps running, and costing, the old one. Name the model once, in a constant or in the configuration.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => RuleDescriptor;

    /// <inheritdoc/>
    public override RuleScope Scope => RuleScope.Anywhere;

    /// <inheritdoc/>
    public override string Mechanism => "repeated-model-name";

    /// <inheritdoc/>
    public ImmutableArray<ApiKind> Kinds { get; } = ImmutableArray.Create(ApiKind.ModelName);

    /// <inheritdoc/>
    public void Analyze(ApiUse use)
    {
        if (ModelNamePlaces.Value(use.Operation, use.Api) is not { } value || ModelNamePlaces.Literal(value) is not { } literal)
        {
            return;
        }

        // Twice in one member is one place: who reads it sees both.
        var own = EnclosingFunction.OuterMost(literal);
        var places = use.Costs.ModelNames.Of(literal, use.CancellationToken);
        var others = places.Where(place => EnclosingFunction.OuterMost(place) != own).ToList();
        if (others.Count > 0)
        {
            // While typing, only what lies inside the operation is shown; the value of a property does not.
            var shown = use.Syntax.Span.Contains(literal.Span) ? literal.GetLocation() : use.Syntax.GetLocation();
            var also = $"also in {Member(others[0])}{(others.Count > 1 ? $" and {others.Count - 1} more" : "")}";
            use.Report(this, literal.ToString(), also, shown, places.Select(place => place.GetLocation()));
        }
    }

    // Type.Member, as a path would name it.
    private static string Member(SyntaxNode place)
    {
        var name = EnclosingFunction.OuterMost(place) switch
        {
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            BaseFieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.ValueText,
            _ => null,
        };
        return (place.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.ValueText, name) switch
        {
            ({ } type, { } member) => $"{type}.{member}",
            ({ } type, null) => type,
            _ => Path.GetFileName(place.SyntaxTree.FilePath),
        };
    }
}
