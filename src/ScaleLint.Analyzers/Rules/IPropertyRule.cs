using Microsoft.CodeAnalysis.Operations;

namespace ScaleLint.Analyzers.Rules;

/// <summary>A rule about property and indexer uses that no catalogue can list.</summary>
internal interface IPropertyRule
{
    /// <summary>Cheap first question, asked of every property use: no allocation, no lookup.</summary>
    bool IsCandidate(IPropertyReferenceOperation reference);

    /// <summary>Looks at a candidate.</summary>
    void Analyze(OperationUse use);
}
