using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>Tells a loop that takes messages, whose rounds grow with users, from one that wakes by the clock, whose rounds do not.</summary>
internal static class MessageLoop
{
    // A queue that is polled waits for less than this when it is empty.
    private const double LongestPollingSeconds = 30;

    /// <summary>True where a round of the loop waits for a timer, or for a delay that is long or not a constant.</summary>
    public static bool WaitsForTheClock(SyntaxNode loop, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var node in loop.DescendantNodes(node => node is not AnonymousFunctionExpressionSyntax))
        {
            if (node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } call)
            {
                continue;
            }

            if (name == "WaitForNextTickAsync" ||
                (name == "Delay" && call.ArgumentList.Arguments.Count > 0 && IsLong(call.ArgumentList.Arguments[0].Expression, model, cancellationToken)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where the loop has an end: it goes through a collection in memory, or counts.</summary>
    public static bool Ends(SyntaxNode loop, SemanticModel model, CancellationToken cancellationToken) => loop switch
    {
        ForStatementSyntax counted => counted.Condition is not null and not LiteralExpressionSyntax,
        CommonForEachStatementSyntax { AwaitKeyword.RawKind: 0 } each => model.GetTypeInfo(each.Expression, cancellationToken).Type is { } type &&
            (type.TypeKind == TypeKind.Array || type.Name is "List" or "IList" or "ICollection" or "IReadOnlyList" or "IReadOnlyCollection" or "HashSet" or "Dictionary" or "IReadOnlyDictionary" or "IDictionary" or "ImmutableArray"),
        _ => false,
    };

    /// <summary>True where a round of the loop waits for somebody at the keyboard: a tool, no service.</summary>
    public static bool ReadsTheConsole(SyntaxNode loop) =>
        loop.DescendantNodes().Any(node => node is MemberAccessExpressionSyntax
        {
            Name.Identifier.ValueText: "ReadLine" or "ReadKey" or "In",
            Expression: IdentifierNameSyntax { Identifier.ValueText: "Console" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Console" },
        });

    private static bool IsLong(ExpressionSyntax delay, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetConstantValue(delay, cancellationToken).Value is int milliseconds)
        {
            return milliseconds > LongestPollingSeconds * 1000;
        }

        if (delay is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var unit }, ArgumentList.Arguments: { Count: 1 } arguments } &&
            model.GetConstantValue(arguments[0].Expression, cancellationToken).Value is IConvertible value)
        {
            var amount = value.ToDouble(System.Globalization.CultureInfo.InvariantCulture);
            return unit switch
            {
                "FromMilliseconds" => amount > LongestPollingSeconds * 1000,
                "FromSeconds" => amount > LongestPollingSeconds,
                _ => true,
            };
        }

        return true;
    }
}
