using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ScaleLint.Analyzers.Rules;

/// <summary>How often a name is one that was never there before.</summary>
internal enum NameNovelty
{
    /// <summary>Not proven to be new at all: it may overwrite what is there.</summary>
    None,

    /// <summary>New each day, as with a date.</summary>
    Daily,

    /// <summary>New each time, as with a guid, a moment or a counter.</summary>
    Always,
}

/// <summary>
/// Tells a file or object name that is new each time from one that is written over. Followed are text operations, paths, locals, and methods of the user's own that
/// make a name; a parameter is not: who calls may give the same name again.
/// </summary>
internal sealed class EverNewName(OperationUse use)
{
    private const int MaximumSteps = 8;

    /// <summary>How new the name is. One in the folder for temporary files counts as none: the system cleans up there.</summary>
    public NameNovelty Of(IOperation? name) => name is null || IsTemporary(name) ? NameNovelty.None : Of(name, 0);

    private NameNovelty Of(IOperation? value, int step)
    {
        if (value is null || step > MaximumSteps || value.ConstantValue.HasValue)
        {
            return NameNovelty.None;
        }

        switch (value)
        {
            case IConversionOperation conversion:
                return Of(conversion.Operand, step + 1);
            case IParenthesizedOperation parenthesized:
                return Of(parenthesized.Operand, step + 1);
            case IInterpolatedStringOperation text:
                return Newest(text.Parts.OfType<IInterpolationOperation>().Select(hole =>
                    IsMoment(hole.Expression) ? OfMoment(hole.Expression, hole.FormatString?.ConstantValue.Value as string) : Of(hole.Expression, step + 1)));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum:
                return Newest([Of(sum.LeftOperand, step + 1), Of(sum.RightOperand, step + 1)]);
            case IIncrementOrDecrementOperation { Kind: OperationKind.Increment, Target: IFieldReferenceOperation }:
                return NameNovelty.Always;
            case IPropertyReferenceOperation property:
                return IsMoment(property) ? OfMoment(property, null) : property.Property is { Name: "Ticks", ContainingType.Name: "DateTime" or "DateTimeOffset" } && IsNow(property.Instance) ? NameNovelty.Always : NameNovelty.None;
            case ILocalReferenceOperation local:
                return OfLocal(local.Local, step);
            case IArrayCreationOperation { Initializer: { } elements }:
                return Newest(elements.ElementValues.Select(element => Of(element, step + 1)));
            case IInvocationOperation call:
                return OfCall(call, step);
            default:
                return NameNovelty.None;
        }
    }

    private NameNovelty OfCall(IInvocationOperation call, int step)
    {
        var method = call.TargetMethod;
        switch (method.ContainingType.Name, method.Name)
        {
            case ("Guid", "NewGuid" or "CreateVersion7") or ("Path", "GetRandomFileName") or ("Ulid", "NewUlid"):
            case ("Interlocked", "Increment") when call.Arguments.Length == 1 && call.Arguments[0].Value is IFieldReferenceOperation:
                return NameNovelty.Always;
            case ("DateTime" or "DateTimeOffset", "ToUnixTimeSeconds" or "ToUnixTimeMilliseconds" or "ToFileTime" or "ToFileTimeUtc" or "ToBinary") when IsNow(call.Instance):
                return NameNovelty.Always;
            case ("DateTime" or "DateTimeOffset" or "DateOnly", "ToString") when IsNow(call.Instance):
                return OfMoment(call.Instance!, call.Arguments.Length > 0 && call.Arguments[0].Parameter?.Name == "format" ? call.Arguments[0].Value.ConstantValue.Value as string : null);
            case ("Path", "Combine" or "Join" or "ChangeExtension") or ("String", "Format" or "Concat" or "Join"):
                return Newest(call.Arguments.Select(argument => IsMoment(argument.Value.WithoutConversions()) ? OfMoment(argument.Value.WithoutConversions(), null) : Of(argument.Value, step + 1)));
            case ("Guid" or "Ulid" or "String" or "Int32" or "Int64", "ToString" or "Replace" or "ToLower" or "ToLowerInvariant" or "ToUpper" or "ToUpperInvariant" or "Trim" or "Substring"):
                return Of(call.Instance, step + 1);
        }

        return use.Costs.Paths.Models.Declare(method) ? OfResult(method, step) : NameNovelty.None;
    }

    // string NextPath() => $"model-{Guid.NewGuid()}.zip";
    private NameNovelty OfResult(IMethodSymbol method, int step)
    {
        // In an IDE the source of another project is at hand as well, but no model of it.
        if (!use.Costs.Compilation.ContainsSyntaxTree(method.DeclaringSyntaxReferences[0].SyntaxTree))
        {
            return NameNovelty.None;
        }

        var declaration = method.DeclaringSyntaxReferences[0].GetSyntax(use.CancellationToken);
        var model = use.Costs.Paths.Models.Of(declaration.SyntaxTree);
        var results = declaration switch
        {
            MethodDeclarationSyntax { ExpressionBody.Expression: var expression } => [expression],
            LocalFunctionStatementSyntax { ExpressionBody.Expression: var expression } => [expression],
            MethodDeclarationSyntax { Body.Statements: { Count: > 0 } statements } when statements.Last() is ReturnStatementSyntax { Expression: { } returned } => [returned],
            _ => Array.Empty<ExpressionSyntax>(),
        };
        return Newest(results.Select(result => Of(model.GetOperation(result, use.CancellationToken), step + 1)));
    }

    private NameNovelty OfLocal(ILocalSymbol local, int step) => Initializer(local) is { } initializer
        ? IsMoment(initializer) ? OfMoment(initializer, null) : Of(initializer, step + 1)
        : NameNovelty.None;

    private IOperation? Initializer(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences is { IsEmpty: false } declared && declared[0].GetSyntax(use.CancellationToken) is VariableDeclaratorSyntax { Initializer.Value: var value } declarator
            ? use.Costs.Paths.Models.Of(declarator.SyntaxTree).GetOperation(value, use.CancellationToken)
            : null;

    private bool IsMoment(IOperation value) => value.Type is { Name: "DateTime" or "DateTimeOffset" or "DateOnly", ContainingNamespace.Name: "System" } && IsNow(value);

    // DateTime.UtcNow, time.GetUtcNow(), and what is made of them by adding and converting. DayOfWeek, Hour and the like come round again.
    private bool IsNow(IOperation? value)
    {
        for (var step = 0; step < MaximumSteps; step++)
        {
            switch (value)
            {
                case IConversionOperation conversion:
                    value = conversion.Operand;
                    break;
                case ILocalReferenceOperation local:
                    value = Initializer(local.Local);
                    break;
                case IPropertyReferenceOperation { Property: { Name: "UtcNow" or "Now" or "Today", IsStatic: true, ContainingType.Name: "DateTime" or "DateTimeOffset" } }:
                case IInvocationOperation { TargetMethod: { Name: "GetUtcNow" or "GetLocalNow", ContainingType.Name: "TimeProvider" } }:
                    return true;
                case IPropertyReferenceOperation { Property.Name: "Date" or "DateTime" or "UtcDateTime" or "LocalDateTime" } part:
                    value = part.Instance;
                    break;
                case IInvocationOperation { TargetMethod.ContainingType.Name: "DateTime" or "DateTimeOffset", Instance: { } moment }:
                    value = moment;
                    break;
                case IInvocationOperation { TargetMethod: { Name: "FromDateTime", ContainingType.Name: "DateOnly" }, Arguments: { Length: 1 } arguments }:
                    value = arguments[0].Value;
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    private static NameNovelty OfMoment(IOperation moment, string? format) =>
        moment.Type?.Name == "DateOnly" || moment is IPropertyReferenceOperation { Property.Name: "Date" or "Today" } ? NameNovelty.Daily
        : format is null or "" ? NameNovelty.Always
        : format.Length == 1 ? format[0] is 'd' or 'D' or 'm' or 'M' or 'y' or 'Y' ? NameNovelty.Daily : NameNovelty.Always
        : format.IndexOf('y') < 0 ? NameNovelty.None
        : format.IndexOfAny(['H', 'h', 'm', 's', 'f', 'F']) >= 0 ? NameNovelty.Always
        : NameNovelty.Daily;

    private bool IsTemporary(IOperation name) => name.DescendantsAndSelf().Any(part => part switch
    {
        IInvocationOperation call => MakesTemporary(call),
        ILocalReferenceOperation local => Initializer(local.Local)?.DescendantsAndSelf().OfType<IInvocationOperation>().Any(MakesTemporary) == true,
        _ => false,
    });

    private static bool MakesTemporary(IInvocationOperation call) => call.TargetMethod.Name is "GetTempPath" or "GetTempFileName" or "CreateTempSubdirectory";

    private static NameNovelty Newest(IEnumerable<NameNovelty> parts) => parts.DefaultIfEmpty().Max();
}
