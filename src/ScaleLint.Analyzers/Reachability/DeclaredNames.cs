using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>What declares a name inside a member: a parameter, a local, a range variable. Read off the text, so that nothing is bound.</summary>
internal static class DeclaredNames
{
    // Characters of a member. Each name that is asked for reads all of them, so that a longer one, which may have many names, is bound instead.
    private const int MaximumLength = 100_000;

    /// <summary>The member around a node, whose code can be read so; null for a long one, and for top-level statements.</summary>
    public static MemberDeclarationSyntax? MemberAround(SyntaxNode node) =>
        node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { Span.Length: <= MaximumLength } member and not (BaseTypeDeclarationSyntax or GlobalStatementSyntax) ? member : null;

    /// <summary>Every declaration in the member that the name may mean. One that a statement or a query has for itself is in sight there and nowhere else; any other is taken to be in all of the block around it.</summary>
    public static ImmutableArray<SyntaxNode> InSight(SimpleNameSyntax name, MemberDeclarationSyntax member, SemanticModel model, CancellationToken cancellationToken) =>
        LookupCache.Of(model).Declarations(member, name.Identifier.ValueText, cancellationToken).RemoveAll(declaration => !ScopeOf(declaration, member).Span.Contains(name.Span));

    /// <summary>What declares the local that a name means; null where it means none. Only where it may be one of several is the code bound.</summary>
    public static SyntaxNode? LocalOf(IdentifierNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!MayBeLocal(name))
        {
            return null;
        }

        if (MemberAround(name) is { } member && InSight(name, member, model, cancellationToken) is { Length: < 2 } declared)
        {
            return declared is [VariableDeclaratorSyntax { Parent.Parent: not BaseFieldDeclarationSyntax } or SingleVariableDesignationSyntax or ForEachStatementSyntax or CatchDeclarationSyntax] ? declared[0] : null;
        }

        return model.GetSymbolInfo(name, cancellationToken).Symbol is ILocalSymbol { DeclaringSyntaxReferences: { IsEmpty: false } places } ? places[0].GetSyntax(cancellationToken) : null;
    }

    /// <summary>The parameter of the method around it that a name surely means; null for anything else, or where only binding can tell.</summary>
    public static IParameterSymbol? ParameterOf(IdentifierNameSyntax name, SemanticModel model, CancellationToken cancellationToken) =>
        MayBeLocal(name) && MemberAround(name) is { } member && InSight(name, member, model, cancellationToken) is [ParameterSyntax { Parent.Parent: var owner } parameter] && owner == member
            ? model.GetDeclaredSymbol(parameter, cancellationToken)
            : null;

    /// <summary>Every declaration of a name in a member, in whatever scope.</summary>
    public static ImmutableArray<SyntaxNode> In(MemberDeclarationSyntax member, string identifier, CancellationToken cancellationToken)
    {
        var found = ImmutableArray<SyntaxNode>.Empty;
        foreach (var position in WordIndex.Positions(member.SyntaxTree.GetText(cancellationToken), member.Span, identifier))
        {
            var token = member.FindToken(position);
            if (token.ValueText == identifier &&
                token.Parent is VariableDeclaratorSyntax or SingleVariableDesignationSyntax or ForEachStatementSyntax or CatchDeclarationSyntax or ParameterSyntax or LocalFunctionStatementSyntax or TypeParameterSyntax
                    or FromClauseSyntax or LetClauseSyntax or JoinClauseSyntax or JoinIntoClauseSyntax or QueryContinuationSyntax)
            {
                found = found.Add(token.Parent);
            }
        }

        return found;
    }

    // Not what stands behind a dot, or names an argument or what an initializer sets.
    private static bool MayBeLocal(IdentifierNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name != name,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ObjectInitializerExpression } } setting => setting.Left != name,
        MemberBindingExpressionSyntax or QualifiedNameSyntax or NameColonSyntax or NameEqualsSyntax => false,
        _ => true,
    };

    private static SyntaxNode ScopeOf(SyntaxNode declaration, MemberDeclarationSyntax member) => declaration switch
    {
        ParameterSyntax { Parent: LambdaExpressionSyntax lambda } => lambda,
        ParameterSyntax { Parent.Parent: { } function } => function,
        ForEachStatementSyntax loop => loop.Statement,
        CatchDeclarationSyntax { Parent: { } clause } => clause,
        VariableDeclaratorSyntax { Parent.Parent: ForStatementSyntax or UsingStatementSyntax or FixedStatementSyntax } variable => variable.Parent!.Parent!,
        FromClauseSyntax or LetClauseSyntax or JoinClauseSyntax or JoinIntoClauseSyntax or QueryContinuationSyntax => (SyntaxNode?)declaration.FirstAncestorOrSelf<QueryExpressionSyntax>() ?? member,

        // A local function's name belongs to the block around it, and not to its own.
        _ => declaration.Parent?.FirstAncestorOrSelf<BlockSyntax>() is { } block && member.Span.Contains(block.Span) ? block : member,
    };
}
