using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ScaleLint.Analyzers.Rules;

/// <summary>Finds what a user typed in an expression, as it was typed: a parameter or a property that speaks of text and that no call has changed on its way.</summary>
internal sealed class TypedText(CostContext costs, CancellationToken cancellationToken)
{
    // Most steps back.
    private const int MaximumSteps = 4;

    private static readonly HashSet<string> Texts = new(StringComparer.Ordinal) { "question", "query", "prompt", "text", "message", "input", "utterance", "sentence", "phrase", "search", "content", "term", "terms", "q" };

    // A hash tells two spellings apart as well as the text does.
    private static readonly HashSet<string> Hashes = new(StringComparer.Ordinal) { "HashData", "ComputeHash", "GetBytes", "ToHexString", "ToHexStringLower", "ToBase64String", "GetHashCode" };

    private readonly Dictionary<ISymbol, bool> _parameters = new(SymbolEqualityComparer.Default);

    /// <summary>The first part of the expression that is such text; null where none is proven.</summary>
    public IOperation? In(IOperation? expression) => In(expression, MaximumSteps);

    private IOperation? In(IOperation? expression, int steps)
    {
        expression = expression.WithoutConversions();
        if (expression is null || steps == 0 || expression.ConstantValue.HasValue)
        {
            return null;
        }

        return expression switch
        {
            IInterpolatedStringOperation text => First(text.Parts.Select(Hole), steps),
            IInterpolatedStringHandlerCreationOperation handler => In(handler.Content, steps),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => First([sum.LeftOperand, sum.RightOperand], steps),
            ITupleOperation tuple => First(tuple.Elements, steps),
            IInvocationOperation { TargetMethod: { Name: var name, ContainingType: { } type } } call when Hashes.Contains(name) && !type.Locations.Any(location => location.IsInSource) =>
                First(call.Arguments.Select(argument => argument.Value).Concat(call.Instance is { } instance ? [instance] : []), steps),
            ILocalReferenceOperation local when Initializer(local) is { } initializer => In(initializer, steps - 1),
            _ => IsTyped(expression, steps) ? expression : null,
        };
    }

    private static IOperation? Hole(IInterpolatedStringContentOperation part) => part switch
    {
        IInterpolationOperation hole => hole.Expression,
        IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation { Arguments: { IsEmpty: false } arguments } } => arguments[0].Value,
        _ => null,
    };

    private IOperation? First(IEnumerable<IOperation?> parts, int steps) => parts.Select(part => In(part, steps)).FirstOrDefault(found => found is not null);

    private bool IsTyped(IOperation value, int steps) => value.Type is { SpecialType: SpecialType.System_String } && value switch
    {
        IParameterReferenceOperation { Parameter: var parameter } => SpeaksOfText(parameter.Name) && IsTyped(parameter, value.Syntax, steps),
        IPropertyReferenceOperation { Property: { IsIndexer: false, IsStatic: false } property, Instance: var instance } =>
            SpeaksOfText(property.Name) && instance.WithoutConversions() is IParameterReferenceOperation && KeepsWhatItIsGiven(property),
        _ => false,
    };

    // The method does not change it, and no caller hands over what a call has made.
    private bool IsTyped(IParameterSymbol parameter, SyntaxNode site, int steps)
    {
        if (!_parameters.TryGetValue(parameter, out var isTyped))
        {
            // A method that calls itself hands over what it was given.
            _parameters[parameter] = true;
            _parameters[parameter] = isTyped = IsTypedAnew(parameter, site, steps);
        }

        return isTyped;
    }

    private bool IsTypedAnew(IParameterSymbol parameter, SyntaxNode site, int steps)
    {
        if (IsWritten(parameter.Name, EnclosingFunction.OuterMost(site)))
        {
            return false;
        }

        foreach (var given in costs.Paths.Callers.ArgumentsOf(parameter, cancellationToken))
        {
            if (given is not null && !(steps > 1 && In(given, steps - 1) is { } source && source == given.WithoutConversions()))
            {
                return false;
            }
        }

        return true;
    }

    // A setter of its own may trim.
    private bool KeepsWhatItIsGiven(IPropertySymbol property) => property.DeclaringSyntaxReferences.All(reference => reference.GetSyntax(cancellationToken) switch
    {
        PropertyDeclarationSyntax { AccessorList: { } accessors, Initializer: null } => accessors.Accessors.All(accessor => accessor.Body is null && accessor.ExpressionBody is null),
        PropertyDeclarationSyntax { AccessorList: { } accessors } => accessors.Accessors.All(accessor => accessor.Body is null && accessor.ExpressionBody is null) && !IsMadeByCall((PropertyDeclarationSyntax)reference.GetSyntax(cancellationToken)),
        ParameterSyntax => true,
        _ => false,
    });

    // record Question(string Text) { public string Text { get; } = Text.Trim(); }
    private static bool IsMadeByCall(PropertyDeclarationSyntax property) => property.Initializer!.Value is InvocationExpressionSyntax;

    private IOperation? Initializer(ILocalReferenceOperation local) =>
        local.Local.DeclaringSyntaxReferences is { Length: 1 } declarations && declarations[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: var initializer } declarator &&
        !IsWritten(local.Local.Name, EnclosingFunction.Of(declarator))
            ? local.SemanticModel?.GetOperation(initializer, cancellationToken)
            : null;

    private static bool IsWritten(string name, SyntaxNode function) => function.DescendantNodes().Any(node => node switch
    {
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax target } => target.Identifier.ValueText == name,
        ArgumentSyntax { RefKindKeyword.RawKind: not 0, Expression: IdentifierNameSyntax target } => target.Identifier.ValueText == name,
        _ => false,
    });

    // question, UserPrompt, searchText; not promptId or queryHash.
    private static bool SpeaksOfText(string name) => NameWords.Of(name) is { Count: > 0 } words && Texts.Contains(words[words.Count - 1]) && !words.Any(word => word is "normalized" or "normalised" or "canonical" or "clean" or "cleaned" or "system");
}
