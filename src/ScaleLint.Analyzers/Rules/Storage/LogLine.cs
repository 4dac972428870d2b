using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Rules;

/// <summary>How important a log line is; what is below has no level here.</summary>
internal enum LogLineLevel
{
    /// <summary>Written in the normal course of things, and kept by the default settings.</summary>
    Information,

    /// <summary>A warning or more: usually written when something went wrong.</summary>
    Problem,
}

/// <summary>A call that writes to a log: its level, the values that it writes, and how often it does.</summary>
internal static class LogLine
{
    // Microsoft.Extensions.Logging.LogLevel and Serilog.Events.LogEventLevel count alike: 2 is information, 3 a warning.
    private const int Information = 2;

    private static readonly string[] DetailWords = ["debug", "verbose", "trace", "development", "sample", "sampled", "sampling", "random", "detail", "detailed", "details", "diagnostic", "diagnostics", "log", "logging", "enabled"];

    private static readonly string[] FailureWords = ["success", "successful", "succeeded", "error", "errors", "failed", "failure", "exception", "invalid", "valid"];

    /// <summary>True for a method that the logging source generator implements.</summary>
    public static bool IsGenerated(IMethodSymbol method) => method.IsPartialDefinition && GeneratedBy(method) is not null;

    /// <summary>The level of a generated log method; null below information, or where the caller decides.</summary>
    public static LogLineLevel? LevelOf(IMethodSymbol generated)
    {
        var attribute = GeneratedBy(generated);
        var level = attribute?.NamedArguments.FirstOrDefault(argument => argument.Key == "Level").Value ?? default;
        if (level.Kind == TypedConstantKind.Error)
        {
            level = attribute?.ConstructorArguments.FirstOrDefault(argument => argument.Type?.Name == "LogLevel") ?? default;
        }

        return level.Kind == TypedConstantKind.Enum && level.Value is int number ? Of(number) : null;
    }

    /// <summary>The level of a call; null below information, or where that is not known.</summary>
    public static LogLineLevel? LevelOf(IInvocationOperation call, ApiEntry api) => api["level"] switch
    {
        "information" => LogLineLevel.Information,
        "argument" => call.Arguments.Select(argument => argument.Value.WithoutConversions()).FirstOrDefault(value => value.Type?.Name is "LogLevel" or "LogEventLevel") switch
        {
            { ConstantValue: { HasValue: true, Value: int number } } => Of(number),
            IMemberReferenceOperation { Member: { IsStatic: true, Name: var name } } => OfNLog(name),
            _ => null,
        },
        null => null,
        _ => LogLineLevel.Problem,
    };

    /// <summary>The values that the line shows: arguments, elements of an argument array, holes and parts of the text.</summary>
    public static IEnumerable<IOperation> Values(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.ArgumentKind != ArgumentKind.DefaultValue)
            {
                foreach (var value in Parts(argument.Value.WithoutConversions()))
                {
                    yield return value;
                }
            }
        }
    }

    /// <summary>
    /// True where the line is not written on every pass: when something failed, for a sample, or when a switch asks for detail. A test of whether
    /// information is logged at all is no such switch.
    /// </summary>
    public static bool IsRare(SyntaxNode site, LogLineLevel level)
    {
        var function = EnclosingFunction.OuterMost(site);
        for (SyntaxNode child = site, node = site.Parent!; node is not null && child != function; child = node, node = node.Parent!)
        {
            var condition = node switch
            {
                CatchClauseSyntax or CatchFilterClauseSyntax => null,
                IfStatementSyntax branch when child != branch.Condition => branch.Condition,
                ConditionalExpressionSyntax choice when child != choice.Condition => choice.Condition,
                _ => site,
            };
            if (condition is null || (condition != site && (level == LogLineLevel.Problem || IsRare(condition))))
            {
                return true;
            }

            // if (response.IsSuccessStatusCode) { return … }   then what follows is the failure.
            if (node is BlockSyntax block && child is StatementSyntax statement && block.Statements.Take(block.Statements.IndexOf(statement)).OfType<IfStatementSyntax>().Any(earlier =>
                (level == LogLineLevel.Problem || IsRare(earlier.Condition)) && Leaves(earlier.Statement)))
            {
                return true;
            }

            if (level == LogLineLevel.Problem && node is SwitchSectionSyntax or SwitchExpressionArmSyntax)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsRare(SyntaxNode condition)
    {
        var names = condition.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Select(name => name.Identifier.ValueText).ToList();
        if (names.Contains("IsEnabled"))
        {
            return names.Exists(name => name is "Debug" or "Trace" or "Verbose");
        }

        return names.Exists(name => NameWords.Of(name).Exists(word => Array.IndexOf(DetailWords, word) >= 0 || Array.IndexOf(FailureWords, word) >= 0));
    }

    private static bool Leaves(StatementSyntax statement) => statement switch
    {
        BlockSyntax { Statements: { Count: > 0 } statements } => Leaves(statements.Last()),
        ReturnStatementSyntax or ThrowStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax => true,
        _ => false,
    };

    private static IEnumerable<IOperation> Parts(IOperation value) => value switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues.SelectMany(element => Parts(element.WithoutConversions())),
        IInterpolatedStringOperation text => text.Parts.OfType<IInterpolationOperation>().SelectMany(hole => Parts(hole.Expression.WithoutConversions())),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => Parts(sum.LeftOperand.WithoutConversions()).Concat(Parts(sum.RightOperand.WithoutConversions())),
        { ConstantValue.HasValue: true } => [],
        _ => [value],
    };

    private static AttributeData? GeneratedBy(IMethodSymbol method) =>
        method.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass is { Name: "LoggerMessageAttribute", ContainingNamespace.Name: "Logging" });

    private static LogLineLevel? Of(int level) => level switch
    {
        Information => LogLineLevel.Information,
        > Information and < 6 => LogLineLevel.Problem,
        _ => null,
    };

    private static LogLineLevel? OfNLog(string name) => name switch
    {
        "Info" => LogLineLevel.Information,
        "Warn" or "Error" or "Fatal" => LogLineLevel.Problem,
        _ => null,
    };
}
