using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScaleLint.Analyzers.Rules;

/// <summary>The key argument of a cache call.</summary>
internal static class CacheKey
{
    /// <summary>What the call passes as its key, conversions taken off; null where it has none.</summary>
    public static IOperation? Of(IInvocationOperation call) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "key")?.Value.WithoutConversions();
}
