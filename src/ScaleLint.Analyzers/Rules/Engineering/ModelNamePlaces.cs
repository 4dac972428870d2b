using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Catalogue;
using ScaleLint.Analyzers.Reachability;

namespace ScaleLint.Analyzers.Rules;

/// <summary>
/// Where the code of one compilation writes the name of a model as a literal. A name is searched in the files that hold all its words, and only literals of the same text are bound; each name is searched once.
/// </summary>
internal sealed class ModelNamePlaces(NameReferences references, SemanticModels models, ApiCatalogue catalogue)
{
    private readonly ConcurrentDictionary<string, ImmutableArray<LiteralExpressionSyntax>> _byName = new(StringComparer.Ordinal);

    // models/one.onnx, models/two.onnx: many begin with the same word.
    private readonly ConcurrentDictionary<string, ImmutableArray<SyntaxTree>> _filesByWord = new(StringComparer.Ordinal);

    /// <summary>The literals with the text of one that names a model, it included, that are handed to something that takes the name of a model; in the order of the files and then of the text.</summary>
    public ImmutableArray<LiteralExpressionSyntax> Of(LiteralExpressionSyntax own, CancellationToken cancellationToken)
    {
        var name = own.Token.ValueText;
        if (_byName.TryGetValue(name, out var known))
        {
            return known;
        }

        var words = Words(name);
        var found = ImmutableArray.CreateBuilder<LiteralExpressionSyntax>();
        foreach (var tree in _filesByWord.GetOrAdd(words[0].Text, _ => references.FilesWith(words[0], cancellationToken).ToImmutableArray()))
        {
            if (words.TrueForAll(WordIndex.Of(tree, cancellationToken).MayContain))
            {
                found.AddRange(Literals(tree, name, words[0].Text, cancellationToken).Where(literal => literal == own || IsModelName(literal, cancellationToken)));
            }
        }

        return _byName.GetOrAdd(name, found.ToImmutable());
    }

    /// <summary>The literal in a value: the value itself, or what it falls back to where a setting is missing.</summary>
    public static LiteralExpressionSyntax? Literal(IOperation value) => value.WithoutConversions() switch
    {
        ICoalesceOperation fallback => Literal(fallback.WhenNull),
        { Syntax: LiteralExpressionSyntax literal, ConstantValue.Value: string { Length: > 1 } name } when Words(name).Count > 0 => literal,
        _ => null,
    };

    /// <summary>The value that a use names its model by; null where it does not set one.</summary>
    public static IOperation? Value(IOperation use, ApiEntry api)
    {
        if (use is IPropertyReferenceOperation { Parent: ISimpleAssignmentOperation assignment } && assignment.Target == use)
        {
            return assignment.Value;
        }

        var arguments = use switch
        {
            IInvocationOperation call => call.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => ImmutableArray<IArgumentOperation>.Empty,
        };
        foreach (var argument in arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter?.Name == api["name"])
            {
                return argument.Value;
            }
        }

        return null;
    }

    private static IEnumerable<LiteralExpressionSyntax> Literals(SyntaxTree tree, string name, string firstWord, CancellationToken cancellationToken)
    {
        var root = tree.GetRoot(cancellationToken);
        foreach (var position in WordIndex.Positions(tree.GetText(cancellationToken), firstWord))
        {
            // The word may stand in the name more than once: a literal counts where it starts.
            if (root.FindToken(position) is { Parent: LiteralExpressionSyntax literal } token && literal.IsKind(SyntaxKind.StringLiteralExpression) && token.ValueText == name &&
                position == token.SpanStart + token.Text.IndexOf(firstWord, StringComparison.Ordinal))
            {
                yield return literal;
            }
        }
    }

    private bool IsModelName(LiteralExpressionSyntax literal, CancellationToken cancellationToken)
    {
        for (SyntaxNode node = literal; node.Parent is { } parent; node = parent)
        {
            switch (parent)
            {
                case ArgumentSyntax or ArgumentListSyntax or ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax:
                case BinaryExpressionSyntax fallback when fallback.IsKind(SyntaxKind.CoalesceExpression):
                    continue;
                case BaseObjectCreationExpressionSyntax creation:
                    return IsToldByConstructors(creation, literal, cancellationToken) ?? IsNamedBy(parent, literal, cancellationToken);
                case InvocationExpressionSyntax:
                    return IsNamedBy(parent, literal, cancellationToken);
                case AssignmentExpressionSyntax assignment when assignment.Right == node:
                    return IsNamedBy(assignment.Left, literal, cancellationToken);
                default:
                    return false;
            }
        }

        return false;
    }

    // new InferenceSession("model.onnx"): the constructors that take a text there are of one kind nearly always, and then nothing around it has to be bound.
    private bool? IsToldByConstructors(BaseObjectCreationExpressionSyntax creation, LiteralExpressionSyntax literal, CancellationToken cancellationToken)
    {
        if (creation.ArgumentList is not { Arguments: var arguments } list || literal.Parent is not ArgumentSyntax { NameColon: null } argument || argument.Parent != list ||
            CreatedTypes.Of(creation, models.Of(creation.SyntaxTree), cancellationToken) is not { } type)
        {
            return null;
        }

        var place = arguments.IndexOf(argument);
        var taking = type.InstanceConstructors.Where(constructor => MemberLookup.Takes(constructor, arguments.Count, 0) &&
            constructor.Parameters.ElementAtOrDefault(place)?.Type.SpecialType is SpecialType.System_String or SpecialType.System_Object).ToImmutableArray();
        return MemberLookup.Agree(taking, constructor => catalogue.Find(constructor, ApiKind.ModelName)?["name"] == constructor.Parameters[place].Name);
    }

    private bool IsNamedBy(SyntaxNode use, LiteralExpressionSyntax literal, CancellationToken cancellationToken)
    {
        var operation = models.Of(use.SyntaxTree).GetOperation(use, cancellationToken);
        ISymbol? member = operation switch
        {
            IInvocationOperation call => call.TargetMethod,
            IObjectCreationOperation creation => creation.Constructor,
            IPropertyReferenceOperation property => property.Property,
            _ => null,
        };
        return member is not null && catalogue.Find(member, ApiKind.ModelName) is { } api && Value(operation!, api) is { } value && Literal(value) == literal;
    }

    private static List<Word> Words(string name)
    {
        var words = new List<Word>();
        var start = -1;
        for (var i = 0; i <= name.Length; i++)
        {
            if (i < name.Length && (char.IsLetterOrDigit(name[i]) || name[i] == '_'))
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                words.Add(new Word(name.Substring(start, i - start)));
                start = -1;
            }
        }

        return words;
    }
}
