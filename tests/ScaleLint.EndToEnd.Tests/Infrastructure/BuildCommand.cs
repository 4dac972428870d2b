namespace ScaleLint.EndToEnd.Tests.Infrastructure;

/// <summary>The one form of <c>dotnet build</c> that these tests read the output of: each diagnostic once, on a line of its own.</summary>
public static class BuildCommand
{
    public static string[] For(string project) =>
        ["build", project, "--no-incremental", "-nodeReuse:false", "-tl:off", "-v:minimal", "-clp:NoSummary", "-nologo"];
}
