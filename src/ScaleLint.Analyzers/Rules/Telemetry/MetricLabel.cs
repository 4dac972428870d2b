using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Rules;

/// <summary>How a label is written, which decides how it can be taken out.</summary>
internal enum MetricLabelForm
{
    /// <summary>An argument of the recording call of its own.</summary>
    Argument,

    /// <summary>An element of a tag list.</summary>
    Element,

    /// <summary>A positional value whose name the instrument declares; taking it out would break the call.</summary>
    Positional,
}

/// <summary>One label of a measurement: its name where the code gives it as a constant, its value, and where it stands.</summary>
internal readonly struct MetricLabel(string? name, IOperation value, SyntaxNode syntax, MetricLabelForm form)
{
    /// <summary>The label's name, or null.</summary>
    public string? Name { get; } = name;

    /// <summary>The value, conversions taken off.</summary>
    public IOperation Value { get; } = value;

    /// <summary>Where the label stands.</summary>
    public SyntaxNode Syntax { get; } = syntax;

    /// <summary>How it is written.</summary>
    public MetricLabelForm Form { get; } = form;

    /// <summary>The labels of a recording call, as far as they stand in it or in the tag list it is given.</summary>
    public static IEnumerable<MetricLabel> Of(ApiUse use)
    {
        if (use.Operation is not IInvocationOperation invocation)
        {
            yield break;
        }

        if (invocation.TargetMethod.ContainingType.Name == "TagList")
        {
            // A tag list may also describe a span; only one that is handed to an instrument makes labels.
            if (IsRecorded(invocation, use) && Pair(invocation.Arguments, invocation.Syntax) is { } added)
            {
                yield return added;
            }

            yield break;
        }

        var parameters = use.Api["labels"]?.Split(',') ?? [];
        foreach (var argument in invocation.Arguments)
        {
            if (argument.Parameter is { } parameter && Array.IndexOf(parameters, parameter.Name) >= 0)
            {
                foreach (var label in OfArgument(argument.Value, argument.Syntax))
                {
                    yield return label;
                }
            }
        }
    }

    private static IEnumerable<MetricLabel> OfArgument(IOperation value, SyntaxNode syntax)
    {
        value = value.WithoutConversions();
        switch (value)
        {
            case IArrayCreationOperation { Initializer: { } initializer }:
                foreach (var element in initializer.ElementValues)
                {
                    foreach (var label in OfArgument(element, element.Syntax))
                    {
                        yield return label;
                    }
                }

                break;

            // params ReadOnlySpan<KeyValuePair<…>>, which takes the call of four labels and more; its kind of operation is younger than the oldest compiler.
            case { Type.Name: "ReadOnlySpan" }:
                foreach (var element in value.ChildOperations)
                {
                    foreach (var label in OfArgument(element, element.Syntax))
                    {
                        yield return label;
                    }
                }

                break;

            case IObjectCreationOperation { Type.Name: "KeyValuePair" } pair:
                if (Pair(pair.Arguments, syntax) is { } created)
                {
                    yield return created;
                }

                break;

            case IInvocationOperation { TargetMethod: { Name: "Create", ContainingType.Name: "KeyValuePair" } } create:
                if (Pair(create.Arguments, syntax) is { } made)
                {
                    yield return made;
                }

                break;

            case { Type.SpecialType: SpecialType.System_String }:
                yield return new MetricLabel(null, value, syntax, MetricLabelForm.Positional);
                break;
        }
    }

    private static MetricLabel? Pair(System.Collections.Immutable.ImmutableArray<IArgumentOperation> arguments, SyntaxNode syntax)
    {
        if (arguments.Length != 2)
        {
            return null;
        }

        var form = syntax is ArgumentSyntax || syntax.Parent is ArgumentSyntax ? MetricLabelForm.Argument : MetricLabelForm.Element;
        return new MetricLabel(arguments[0].Value.WithoutConversions().ConstantValue.Value as string, arguments[1].Value.WithoutConversions(), syntax, form);
    }

    private static bool IsRecorded(IInvocationOperation add, ApiUse use)
    {
        // Requests.Add(1, new TagList { … })
        if (add.Instance is IInstanceReferenceOperation &&
            add.Syntax.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax direct } })
        {
            return Records(direct, use);
        }

        var list = add.Instance switch
        {
            ILocalReferenceOperation local => local.Local,
            IInstanceReferenceOperation => add.Syntax.FirstAncestorOrSelf<VariableDeclaratorSyntax>() is { } declarator ? use.Model.GetDeclaredSymbol(declarator, use.CancellationToken) : null,
            _ => null,
        };
        if (list is not ILocalSymbol || add.Syntax.FirstAncestorOrSelf<BlockSyntax>() is not { } block)
        {
            return false;
        }

        while (block.Parent is not (null or BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax) &&
            block.Parent.FirstAncestorOrSelf<BlockSyntax>() is { } outer)
        {
            block = outer;
        }

        foreach (var name in block.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText == list.Name && name.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && Records(call, use))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Records(InvocationExpressionSyntax call, ApiUse use) =>
        use.Model.GetSymbolInfo(call, use.CancellationToken).Symbol is IMethodSymbol method &&
        method.ContainingType.Name != "TagList" && use.Costs.Catalogue.Find(method, ApiKind.MetricRecord) is not null;
}
