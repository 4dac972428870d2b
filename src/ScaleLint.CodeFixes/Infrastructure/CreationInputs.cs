using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.CodeFixes;

/// <summary>
/// Answers "how far out of the request may this expression move": every name in it must mean the same there, and have the same value.
/// What it does not know, it does not move.
/// </summary>
internal sealed class CreationInputs(ExpressionSyntax creation, SemanticModel model, CancellationToken cancellationToken)
{
    private static readonly HashSet<string> ChangingTypes = new(StringComparer.Ordinal)
    {
        "DateTime", "DateTimeOffset", "Guid", "Random", "RandomNumberGenerator", "Stopwatch", "Activity", "Thread", "Task", "Console",
    };

    private readonly ISymbol? _owner = creation.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type ? model.GetDeclaredSymbol(type, cancellationToken) : null;
    private readonly IAssemblySymbol? _library = model.GetSymbolInfo(creation, cancellationToken).Symbol?.ContainingAssembly;
    private readonly GlobalStatementSyntax? _program = creation.FirstAncestorOrSelf<GlobalStatementSyntax>();

    /// <summary>The farthest place to which the expression may move.</summary>
    public HoistPlace FarthestPlace()
    {
        var place = _program is null ? HoistPlace.StaticField : HoistPlace.ProgramVariable;
        foreach (var node in creation.DescendantNodesAndSelf())
        {
            switch (node)
            {
                case BaseExpressionSyntax or AwaitExpressionSyntax or ThrowExpressionSyntax or RefExpressionSyntax:
                case DeclarationExpressionSyntax when IsUsedOutside(node):
                case DeclarationPatternSyntax:
                case ThisExpressionSyntax { Parent: not MemberAccessExpressionSyntax }:
                    return HoistPlace.None;

                case SimpleNameSyntax name when !IsLabel(name):
                    var farthest = FarthestPlaceOf(name);
                    if (farthest == HoistPlace.None || (farthest == HoistPlace.InstanceField && _program is not null))
                    {
                        return HoistPlace.None;
                    }

                    place = farthest == HoistPlace.InstanceField ? farthest : place;
                    break;
            }
        }

        return place;
    }

    private HoistPlace FarthestPlaceOf(SimpleNameSyntax name)
    {
        switch (model.GetSymbolInfo(name, cancellationToken).Symbol)
        {
            case INamespaceOrTypeSymbol and not ITypeParameterSymbol:
            case ITypeParameterSymbol { DeclaringMethod: null }:
            case IDiscardSymbol:
                return HoistPlace.StaticField;

            case ILocalSymbol or IParameterSymbol or IRangeVariableSymbol when model.GetSymbolInfo(name, cancellationToken).Symbol is { } variable:
                return IsDeclaredInside(variable) || IsSettledProgramVariable(variable) ? HoistPlace.StaticField
                    : variable is IParameterSymbol parameter && IsOfPrimaryConstructor(parameter) ? HoistPlace.InstanceField
                    : HoistPlace.None;

            case IFieldSymbol field:
                return OfField(field, name);

            case IPropertySymbol property:
                return property.IsStatic ? (IsSettled(property) ? HoistPlace.StaticField : HoistPlace.None)
                    : IsOfNamedObject(name) ? HoistPlace.StaticField : HoistPlace.None;

            case IMethodSymbol method:
                return method.IsStatic || method.IsExtensionMethod ? (IsLibraryFunction(method.ReducedFrom ?? method) ? HoistPlace.StaticField : HoistPlace.None)
                    : IsOfNamedObject(name) ? HoistPlace.StaticField : HoistPlace.None;

            default:
                return HoistPlace.None;
        }
    }

    private HoistPlace OfField(IFieldSymbol field, SimpleNameSyntax name)
    {
        if (field.IsConst || (field.IsStatic && field.IsReadOnly && !IsInOtherPart(field)))
        {
            return HoistPlace.StaticField;
        }

        if (field.IsStatic)
        {
            return HoistPlace.None;
        }

        var isOwn = name.Parent is not MemberAccessExpressionSyntax access || access.Name != name || access.Expression is ThisExpressionSyntax;
        if (!isOwn)
        {
            return HoistPlace.StaticField;
        }

        // A class with a primary constructor has no body in which one field could be made from another.
        var hasBody = creation.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { ParameterList: null };
        return hasBody && field.IsReadOnly && SymbolEqualityComparer.Default.Equals(field.ContainingType, _owner) ? HoistPlace.InstanceField : HoistPlace.None;
    }

    // Static fields are set in the order of the text; across the parts of a class that order is not defined.
    private bool IsInOtherPart(IFieldSymbol field) =>
        SymbolEqualityComparer.Default.Equals(field.ContainingType, _owner) && field.DeclaringSyntaxReferences.All(reference => reference.SyntaxTree != creation.SyntaxTree);

    private static bool IsSettled(IPropertySymbol property) =>
        property.Locations[0].IsInSource
            ? property.SetMethod is null && property.DeclaringSyntaxReferences.All(reference => reference.GetSyntax() is PropertyDeclarationSyntax { Initializer: not null })
            : !(ChangingTypes.Contains(property.ContainingType.Name) || property.Name.StartsWith("Current", StringComparison.Ordinal));

    // A function of the runtime's or of the same library as the object; the user's own may look at the request.
    private bool IsLibraryFunction(IMethodSymbol method) =>
        !method.Locations[0].IsInSource && !ChangingTypes.Contains(method.ContainingType.Name) &&
        (SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _library) || method.ContainingNamespace.ToDisplayString().StartsWith("System", StringComparison.Ordinal));

    // Of an object that stands before the dot, or of the one that an initializer fills: that object is looked at on its own.
    private static bool IsOfNamedObject(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == name && access.Expression is not ThisExpressionSyntax,
        MemberBindingExpressionSyntax => true,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Left == name,
        _ => false,
    };

    private bool IsDeclaredInside(ISymbol variable) =>
        variable.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == creation.SyntaxTree && creation.Span.Contains(reference.Span));

    private bool IsSettledProgramVariable(ISymbol variable)
    {
        if (_program is null || variable is not ILocalSymbol { DeclaringSyntaxReferences.Length: 1 } ||
            variable.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { Parent: GlobalStatementSyntax declaration } } ||
            declaration.SpanStart >= _program.SpanStart)
        {
            return false;
        }

        return !VariableUses.Of(variable, declaration.SyntaxTree.GetRoot(cancellationToken), model, cancellationToken).Any(VariableUses.IsWrite);
    }

    private static bool IsOfPrimaryConstructor(IParameterSymbol parameter) =>
        parameter.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax().Parent?.Parent is TypeDeclarationSyntax);

    private bool IsUsedOutside(SyntaxNode declaration) =>
        declaration is DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax designation }
            ? model.GetDeclaredSymbol(designation, cancellationToken) is not { } variable ||
                declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member ||
                VariableUses.Of(variable, member, model, cancellationToken).Any(use => !creation.Span.Contains(use.Span))
            : declaration is not DeclarationExpressionSyntax { Designation: DiscardDesignationSyntax };

    private static bool IsLabel(SimpleNameSyntax name) => name.Parent is NameColonSyntax or NameEqualsSyntax;
}
