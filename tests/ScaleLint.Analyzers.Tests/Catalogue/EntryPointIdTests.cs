using System.Text.RegularExpressions;
using ScaleLint.Analyzers.Tests.Verifiers;

namespace ScaleLint.Analyzers.Tests.Catalogue;

/// <summary>Every type of the entry-point table exists: a typo or a renamed type fails here.</summary>
public sealed partial class EntryPointIdTests
{
    // Written from the documentation: the package feed of this project does not serve a version that has them.
    private static readonly string[] Unchecked =
    [
        "T:Amazon.Lambda.Annotations.LambdaFunctionAttribute", "T:Amazon.Lambda.Core.ILambdaContext", "T:HotChocolate.Types.ExtendObjectTypeAttribute", "T:HotChocolate.Types.ExtendObjectTypeAttribute`1",
        "T:HotChocolate.Types.MutationTypeAttribute", "T:HotChocolate.Types.QueryTypeAttribute", "T:HotChocolate.Types.SubscriptionTypeAttribute", "T:MediatR.IStreamRequestHandler`2", "T:Microsoft.Bot.Builder.ActivityHandler",
        "T:NServiceBus.IHandleMessages`1", "T:System.Web.Http.ApiController", "T:System.Web.Mvc.Controller",
    ];

    [Fact]
    public void EveryType_ResolvesOrIsKnownToBeUnchecked()
    {
        var ids = TypeId().Matches(Repository.Read("src/ScaleLint.Analyzers/Catalogue/EntryPoints.txt")!).Select(match => match.Value).Distinct(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(ids);

        var unresolved = ids.Where(id => PackageApis.All.All(apis => apis.Resolve(id).IsEmpty)).Order(StringComparer.Ordinal);

        Assert.Equal(Unchecked, unresolved);
    }

    [GeneratedRegex(@"\bT:[\w.`]+")]
    private static partial Regex TypeId();
}
