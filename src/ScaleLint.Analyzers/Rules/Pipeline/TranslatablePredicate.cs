using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScaleLint.Analyzers.Rules;

/// <summary>
/// Tells whether a condition on rows could have been the database's: comparisons of stored properties with values. A condition that calls the user's own code, or
/// a method that no provider translates, has to run in memory.
/// </summary>
internal static class TranslatablePredicate
{
    /// <summary>True where everything the lambda does has a translation.</summary>
    public static bool Is(IOperation? lambda)
    {
        while (lambda is IDelegateCreationOperation or IConversionOperation)
        {
            lambda = lambda is IDelegateCreationOperation creation ? creation.Target : ((IConversionOperation)lambda).Operand;
        }

        return lambda is IAnonymousFunctionOperation { Body.Operations: { Length: 1 } operations } && operations[0] is IReturnOperation { ReturnedValue: { } value } &&
            value.DescendantsAndSelf().All(IsTranslatable);
    }

    private static bool IsTranslatable(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation property => IsStored(property.Property),
        IInvocationOperation call => IsKnown(call),
        IBinaryOperation { OperatorMethod: var method } => method is null || method.ContainingType.SpecialType != SpecialType.None || !method.Locations.Any(location => location.IsInSource),
        IUnaryOperation or IConversionOperation or ILiteralOperation or IParameterReferenceOperation or ILocalReferenceOperation or IFieldReferenceOperation or IInstanceReferenceOperation
            or IConditionalOperation or ICoalesceOperation or IArgumentOperation or IDefaultValueOperation => true,
        _ => false,
    };

    // Name { get; set; } is a column; FullName => First + Last is code.
    private static bool IsStored(IPropertySymbol property) =>
        !property.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "NotMappedAttribute") &&
        property.DeclaringSyntaxReferences.All(declaration => declaration.GetSyntax() is not Microsoft.CodeAnalysis.CSharp.Syntax.PropertyDeclarationSyntax syntax ||
            (syntax.ExpressionBody is null && syntax.AccessorList?.Accessors.All(accessor => accessor.Body is null && accessor.ExpressionBody is null) == true));

    private static bool IsKnown(IInvocationOperation call) => call.TargetMethod is { ContainingType: { } type, Name: var name } && (type.SpecialType, name) switch
    {
        (SpecialType.System_String, "Contains" or "StartsWith" or "EndsWith") => call.Arguments.Length == 1,
        (SpecialType.System_String, "IsNullOrEmpty" or "IsNullOrWhiteSpace") => true,
        (SpecialType.System_String, "ToLower" or "ToUpper" or "Trim") => call.Arguments.IsEmpty,
        // ids.Contains(row.Id)
        _ => name == "Contains" && (type.Name is "Enumerable" or "MemoryExtensions" or "List" or "HashSet" || type.TypeKind == TypeKind.Interface) && call.TargetMethod.DeclaringSyntaxReferences.IsEmpty,
    };
}
