using System.Collections.Immutable;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Rules;

/// <summary>A rule about uses of catalogued library members.</summary>
internal interface IApiRule
{
    /// <summary>The kinds of member it wants to see.</summary>
    ImmutableArray<ApiKind> Kinds { get; }

    /// <summary>Looks at one use.</summary>
    void Analyze(ApiUse use);
}
