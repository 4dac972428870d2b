using Microsoft.CodeAnalysis.Operations;

namespace ScaleLint.Analyzers.Rules;

/// <summary>A rule about calls that no catalogue can list, such as calls on the user's own collections.</summary>
internal interface IInvocationRule
{
    /// <summary>Cheap first question, asked of every call: no allocation, no lookup.</summary>
    bool IsCandidate(IInvocationOperation invocation);

    /// <summary>Looks at a candidate.</summary>
    void Analyze(OperationUse use);
}
