using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace ScaleLint.CodeFixes;

/// <summary>
/// Answers "may the object that is created here be shared instead": not where the code around it, or who gets it, disposes of it or changes it.
/// A <c>using</c> declaration of the object itself may go; anything else that ends its life is somebody else's decision.
/// </summary>
internal sealed class Ownership(Document document, SemanticModel model, CancellationToken cancellationToken)
{
    /// <summary>True where nobody who gets the object disposes of it or changes it.</summary>
    public async Task<bool> MayBeSharedAsync(ExpressionSyntax creation)
    {
        var isDisposable = IsDisposable(model.GetTypeInfo(creation, cancellationToken).Type);
        var expression = WithParentheses(creation);
        switch (expression.Parent)
        {
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1 } declaration } declarator }:
                return model.GetDeclaredSymbol(declarator, cancellationToken) is { } variable && declaration.Parent switch
                {
                    LocalDeclarationStatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax } statement => AllowsSharing(variable, statement.Parent!, isDisposable),
                    UsingStatementSyntax { Statement: BlockSyntax } statement => AllowsSharing(variable, statement, isDisposable),
                    FieldDeclarationSyntax field => IsKept(variable, field),
                    _ => false,
                };

            case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property }:
                return model.GetDeclaredSymbol(property, cancellationToken) is { } declared && IsKept(declared, property);

            case AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax or ArrowExpressionClauseSyntax } assignment when assignment.Right == expression && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression):
                return model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol is IFieldSymbol or IPropertySymbol &&
                    IsKept(model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol!, assignment);

            case MemberAccessExpressionSyntax access when access.Expression == expression:
                return !VariableUses.IsDisposeName(access.Name) && access.Name.Identifier.ValueText != "DefaultRequestHeaders" && access.Parent is not AssignmentExpressionSyntax;

            case ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax or ConstructorInitializerSyntax }:
                return !isDisposable;

            case ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax } }:
                return true;

            case ReturnStatementSyntax or ArrowExpressionClauseSyntax:
                return !isDisposable || await CallersKeepAsync(creation).ConfigureAwait(false);

            case ExpressionStatementSyntax or UsingStatementSyntax or AwaitExpressionSyntax or null:
                return false;

            default:
                return !isDisposable;
        }
    }

    // A local may be read and passed on; handing a disposable one out, or storing it, gives it an owner that this code does not show.
    private bool AllowsSharing(ISymbol variable, SyntaxNode scope, bool isDisposable) =>
        VariableUses.Of(variable, scope, model, cancellationToken).All(use =>
            !VariableUses.IsWrite(use) && !VariableUses.IsDisposal(use) && !VariableUses.IsMutation(use) &&
            (!isDisposable || !IsHandedOn(use)) &&
            use.Parent is not (AnonymousObjectMemberDeclaratorSyntax { NameEquals: null } or ArgumentSyntax { Parent: TupleExpressionSyntax, NameColon: null }));

    private static bool IsHandedOn(IdentifierNameSyntax use) => use.Parent switch
    {
        ReturnStatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or YieldStatementSyntax => true,
        AnonymousFunctionExpressionSyntax => true,
        AssignmentExpressionSyntax => true,
        ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax } => true,
        _ => false,
    };

    // A field or property of the same class that nothing in the class disposes of or changes.
    private bool IsKept(ISymbol member, SyntaxNode site) =>
        site.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type &&
        SymbolEqualityComparer.Default.Equals(member.ContainingType, model.GetDeclaredSymbol(type, cancellationToken)) &&
        member.ContainingType.DeclaringSyntaxReferences.Length == 1 &&
        (member.DeclaredAccessibility == Accessibility.Private || !IsDisposable((member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type)) &&
        VariableUses.Of(member, type, model, cancellationToken).All(use => !VariableUses.IsDisposal(use) && !VariableUses.IsMutation(use));

    private async Task<bool> CallersKeepAsync(ExpressionSyntax creation)
    {
        if (model.GetEnclosingSymbol(creation.SpanStart, cancellationToken) is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method ||
            method.DeclaredAccessibility is not (Accessibility.Private or Accessibility.Internal or Accessibility.Public) ||
            method.IsVirtual || method.IsOverride || method.ContainingType.AllInterfaces.SelectMany(contract => contract.GetMembers(method.Name)).Any())
        {
            return false;
        }

        foreach (var found in await SymbolFinder.FindReferencesAsync(method, document.Project.Solution, cancellationToken).ConfigureAwait(false))
        {
            foreach (var location in found.Locations)
            {
                var root = await location.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
                var caller = await location.Document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
                if (root?.FindNode(location.Location.SourceSpan, getInnermostNodeForTie: true) is not SimpleNameSyntax name || caller is null || !CallerKeeps(name, caller))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool CallerKeeps(SimpleNameSyntax name, SemanticModel caller)
    {
        ExpressionSyntax expression = name;
        while (expression.Parent is MemberAccessExpressionSyntax access && access.Name == expression)
        {
            expression = access;
        }

        if (expression.Parent is not InvocationExpressionSyntax call)
        {
            return false;
        }

        switch (call.Parent)
        {
            case MemberAccessExpressionSyntax access:
                return !VariableUses.IsDisposeName(access.Name) && access.Parent is not AssignmentExpressionSyntax;

            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: (int)SyntaxKind.None, Parent: { } scope } } declarator }:
                return caller.GetDeclaredSymbol(declarator, cancellationToken) is { } variable &&
                    VariableUses.Of(variable, scope, caller, cancellationToken).All(use =>
                        !VariableUses.IsWrite(use) && !VariableUses.IsDisposal(use) && !VariableUses.IsMutation(use) && !IsHandedOn(use));

            default:
                return false;
        }
    }

    private static ExpressionSyntax WithParentheses(ExpressionSyntax expression)
    {
        while (expression.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
        {
            expression = (ExpressionSyntax)expression.Parent;
        }

        return expression;
    }

    private static bool IsDisposable(ITypeSymbol? type) =>
        type is null || type.AllInterfaces.Any(contract => contract.Name is "IDisposable" or "IAsyncDisposable") || type.Name is "IDisposable" or "IAsyncDisposable";
}
