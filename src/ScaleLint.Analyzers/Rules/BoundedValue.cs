using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Reachability;

namespace ScaleLint.Analyzers.Rules;

/// <summary>
/// Tells a value from a set that the code or the configuration fixes (a constant, an enum, a type, a route template) from one that comes
/// with the request. Only the former keeps a cache or a dictionary from growing.
/// </summary>
/// <param name="costs">What all rules share.</param>
/// <param name="store">The collection that the value is a key of: a look-up in it proves nothing about the key.</param>
/// <param name="cancellationToken">Cancels when the answer is no longer wanted.</param>
internal sealed class BoundedValue(CostContext costs, ISymbol? store, CancellationToken cancellationToken)
{
    // A parameter is followed to its callers this often; further away the value counts as coming with the request.
    private const int MaximumSteps = 3;

    // More callers than this are not read: a helper that popular gets keys of every kind.
    private const int MaximumCallers = 50;

    /// <summary>True where the value can only be one of a fixed set.</summary>
    public bool IsBounded(IOperation? value) => IsBounded(value, 0);

    private bool IsBounded(IOperation? value, int step)
    {
        if (value is null)
        {
            return false;
        }

        if (value.ConstantValue.HasValue || IsFixedSet(value.Type))
        {
            return true;
        }

        switch (value)
        {
            case IConversionOperation conversion:
                return IsBounded(conversion.Operand, step);
            case IParenthesizedOperation parenthesized:
                return IsBounded(parenthesized.Operand, step);
            case IDefaultValueOperation:
                return true;
            case ITupleOperation tuple:
                return tuple.Elements.All(element => IsBounded(element, step));
            case IInterpolatedStringOperation text:
                return text.Parts.All(part => part is not IInterpolationOperation hole || IsBounded(hole.Expression, step));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Remainder or BinaryOperatorKind.And } binary:
                return IsBounded(binary.RightOperand, step);
            case IBinaryOperation binary:
                return IsBounded(binary.LeftOperand, step) && IsBounded(binary.RightOperand, step);
            case IConditionalOperation conditional:
                return IsBounded(conditional.WhenTrue, step) && IsBounded(conditional.WhenFalse, step);
            case ICoalesceOperation coalesce:
                return IsBounded(coalesce.Value, step) && IsBounded(coalesce.WhenNull, step);
            case ISwitchExpressionOperation choice:
                return choice.Arms.All(arm => IsBounded(arm.Value, step));
            case IObjectCreationOperation { Arguments.IsEmpty: false, Initializer: null } creation:
                return creation.Arguments.All(argument => IsBounded(argument.Value, step));
            case IInvocationOperation call:
                return IsBoundedCall(call, step);
            case IFieldReferenceOperation field:
                return IsBoundedField(field.Field, field.Instance, step);
            case IPropertyReferenceOperation property:
                return FewOfAKind.IsNamedBy(property.Property) || IsFromConfiguration(property.Property.ContainingType) || IsDescription(property.Property) || (property.Instance is not (null or IInstanceReferenceOperation) && IsBounded(property.Instance, step));
            case ILocalReferenceOperation local:
                return FewOfAKind.IsNamedBy(local.Local) || IsChecked(local.Local.Name, value.Syntax, value.SemanticModel) || IsBoundedLocal(local, step);
            case IParameterReferenceOperation parameter:
                return IsBoundedReference(parameter.Parameter, value.Syntax, value.SemanticModel, step);
            default:
                return false;
        }
    }

    // A call is as bounded as what goes into it. What takes nothing in (Guid.NewGuid, a clock) may give anything.
    private bool IsBoundedCall(IInvocationOperation call, int step)
    {
        if (NamesAType(call))
        {
            return true;
        }

        var inputs = call.Arguments.Where(argument => argument.ArgumentKind != ArgumentKind.DefaultValue).Select(argument => argument.Value).ToList();
        if (call.Instance is not (null or IInstanceReferenceOperation))
        {
            inputs.Add(call.Instance);
        }

        return inputs.Count == 0 ? !call.TargetMethod.TypeArguments.IsEmpty : inputs.All(input => IsBounded(input, step));
    }

    // connection.ToString() that nobody is seen to override: what comes out is the name of a type.
    private static bool NamesAType(IInvocationOperation call) =>
        call.TargetMethod is { Name: "ToString", Parameters.IsEmpty: true, ContainingType.SpecialType: SpecialType.System_Object } &&
        call.Instance?.Type is { SpecialType: SpecialType.None, TypeKind: TypeKind.Class or TypeKind.Interface };

    private bool IsBoundedField(IFieldSymbol field, IOperation? instance, int step)
    {
        if (IsFromConfiguration(field.ContainingType))
        {
            return true;
        }

        // An object that never changes still hands out values that do; a text or a number does not.
        if (instance is null or IInstanceReferenceOperation)
        {
            return field.IsReadOnly && (field.Type.SpecialType == SpecialType.System_String || field.Type.IsValueType) &&
                (field.IsStatic || costs.Paths.Registrations.LifetimeOf(field.ContainingType, cancellationToken) == ServiceLifetime.Singleton);
        }

        return IsBounded(instance, step);
    }

    private bool IsBoundedLocal(ILocalReferenceOperation reference, int step)
    {
        if (reference.Local.DeclaringSyntaxReferences.IsEmpty || reference.SemanticModel is not { } model)
        {
            return false;
        }

        var declaration = reference.Local.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        return declaration switch
        {
            VariableDeclaratorSyntax { Initializer: { } initializer } =>
                !IsWritten(reference.Local.Name, EnclosingFunction.Of(declaration), initializer) && IsBounded(model.GetOperation(initializer.Value, cancellationToken), step),
            ForEachStatementSyntax loop => IsFixedCollection(model.GetOperation(loop.Expression, cancellationToken)),
            _ => false,
        };
    }

    private bool IsBoundedParameter(IParameterSymbol parameter, int step)
    {
        if (step >= MaximumSteps || parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.ExplicitInterfaceImplementation } method)
        {
            return false;
        }

        var callers = 0;
        foreach (var mention in costs.Paths.Callers.CallsOf(method, cancellationToken))
        {
            if (++callers > MaximumCallers || !IsBoundedArgument(mention, method, parameter, step + 1))
            {
                return false;
            }
        }

        return callers > 0;
    }

    // What a caller hands on of its own parameters is told without binding the caller: of most keys that is the whole way.
    private bool IsBoundedArgument(SimpleNameSyntax mention, IMethodSymbol method, IParameterSymbol parameter, int step)
    {
        var model = costs.Paths.Models.Of(mention.SyntaxTree);
        if (!method.IsExtensionMethod && Callers.CallBy(mention) is { ArgumentList.Arguments: var arguments } && arguments.Count > parameter.Ordinal && !arguments.Any(static argument => argument.NameColon is not null) &&
            arguments[parameter.Ordinal].Expression is IdentifierNameSyntax given && DeclaredNames.ParameterOf(given, model, cancellationToken) is { } own)
        {
            return IsFixedSet(own.Type) || IsBoundedReference(own, given, model, step);
        }

        return mention.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && model.GetOperation(call, cancellationToken) is IInvocationOperation invocation &&
            invocation.Arguments.FirstOrDefault(candidate => candidate.Parameter?.Ordinal == parameter.Ordinal && candidate.Parameter.Name.Length > 0) is { } argument && IsBounded(argument.Value, step);
    }

    private bool IsBoundedReference(IParameterSymbol parameter, SyntaxNode use, SemanticModel? model, int step) =>
        FewOfAKind.IsNamedBy(parameter) || IsChecked(parameter.Name, use, model) || IsBoundedParameter(parameter, step);

    // if (!Languages.Contains(language)) return …;   if (kind is not ("a" or "b")) return …;
    private bool IsChecked(string name, SyntaxNode use, SemanticModel? model)
    {
        if (model is null)
        {
            return false;
        }

        foreach (var node in EnclosingFunction.Of(use).DescendantNodes())
        {
            if (node.SpanStart > use.SpanStart)
            {
                return false;
            }

            switch (node)
            {
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Contains" or "ContainsKey" } access, ArgumentList.Arguments: { Count: > 0 } arguments }
                    when arguments[0].Expression is IdentifierNameSyntax checkedName && checkedName.Identifier.ValueText == name && IsFixedSetOfValues(access.Expression, model):
                case IsPatternExpressionSyntax { Expression: IdentifierNameSyntax matched } match when matched.Identifier.ValueText == name && IsListOfConstants(match.Pattern):
                    return true;
            }
        }

        return false;
    }

    private bool IsFixedSetOfValues(ExpressionSyntax set, SemanticModel model) => model.GetSymbolInfo(set, cancellationToken).Symbol switch
    {
        IFieldSymbol { IsStatic: true, IsReadOnly: true } field => !SymbolEqualityComparer.Default.Equals(field.OriginalDefinition, store) && !field.Type.Name.StartsWith("Concurrent", StringComparison.Ordinal),
        IPropertySymbol { IsStatic: true, SetMethod: null } property => !SymbolEqualityComparer.Default.Equals(property.OriginalDefinition, store),
        { ContainingType: { } type } => IsFromConfiguration(type),
        _ => false,
    };

    private static bool IsListOfConstants(PatternSyntax pattern) => pattern switch
    {
        ConstantPatternSyntax { Expression: var constant } => !constant.IsKind(SyntaxKind.NullLiteralExpression),
        BinaryPatternSyntax either when either.IsKind(SyntaxKind.OrPattern) => IsListOfConstants(either.Left) && IsListOfConstants(either.Right),
        UnaryPatternSyntax negated => IsListOfConstants(negated.Pattern),
        ParenthesizedPatternSyntax parenthesized => IsListOfConstants(parenthesized.Pattern),
        _ => false,
    };

    private bool IsFixedCollection(IOperation? collection) => collection switch
    {
        IConversionOperation conversion => IsFixedCollection(conversion.Operand),
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues.All(IsBounded),
        IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } field } => !SymbolEqualityComparer.Default.Equals(field.OriginalDefinition, store),
        IPropertyReferenceOperation property => IsFromConfiguration(property.Property.ContainingType),
        _ => false,
    };

    private static bool IsWritten(string name, SyntaxNode function, SyntaxNode except)
    {
        foreach (var node in function.DescendantNodes())
        {
            var target = node switch
            {
                AssignmentExpressionSyntax assignment => assignment.Left,
                PrefixUnaryExpressionSyntax prefix when prefix.IsKind(SyntaxKind.PreIncrementExpression) => prefix.Operand,
                PostfixUnaryExpressionSyntax postfix when postfix.IsKind(SyntaxKind.PostIncrementExpression) => postfix.Operand,
                ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument => argument.Expression,
                _ => null,
            };
            if (target is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name && !except.Contains(node))
            {
                return true;
            }
        }

        return false;
    }

    // Values of these types come from the code, the machine or the configuration, never from what a user types.
    private static bool IsFixedSet(ITypeSymbol? type) => type switch
    {
        null => false,
        { TypeKind: TypeKind.Enum } or { SpecialType: SpecialType.System_Boolean } => true,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: { Length: 1 } arguments } => IsFixedSet(arguments[0]),
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.All(element => IsFixedSet(element.Type)),
        _ => type.Name is "Type" or "TypeInfo" or "MemberInfo" or "MethodInfo" or "PropertyInfo" or "FieldInfo" or "ConstructorInfo" or "ParameterInfo" or "Assembly" or "Module"
            or "CultureInfo" or "Encoding" or "RuntimeTypeHandle" or "Endpoint" or "RouteEndpoint" or "RoutePattern" or "ActionDescriptor" or "ControllerActionDescriptor" or "IConfiguration"
            or "IConfigurationSection" or "IOptions" or "IOptionsMonitor" or "IOptionsSnapshot" or "IHostEnvironment" or "IWebHostEnvironment" && !type.Locations.Any(location => location.IsInSource),
    };

    private static bool IsDescription(IPropertySymbol property) => (property.ContainingType.Name, property.Name) is
        ("HttpRequest", "Method") or ("Thread", "ManagedThreadId") or ("Environment", _) or ("AppDomain", _);

    private static bool IsFromConfiguration(INamedTypeSymbol? type) => type is not null &&
        (type.Name.EndsWith("Options", StringComparison.Ordinal) || type.Name.EndsWith("Settings", StringComparison.Ordinal) ||
        type.Name.EndsWith("Configuration", StringComparison.Ordinal) || type.Name.EndsWith("Config", StringComparison.Ordinal));
}
