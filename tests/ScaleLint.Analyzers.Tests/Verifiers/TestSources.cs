namespace ScaleLint.Analyzers.Tests.Verifiers;

/// <summary>What every web project has without writing it.</summary>
internal static class TestSources
{
    /// <summary>The implicit usings of a web project, and of the libraries that most tests use.</summary>
    public const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        """;
}
