using ScaleLint.EndToEnd.Tests.Infrastructure;
using Xunit.Sdk;
using Xunit.v3;

// One package for all tests; one build at a time, since each of them already uses every core.
[assembly: AssemblyFixture(typeof(PackedPackage))]
[assembly: Parallelization(Mode = ParallelMode.None)]
