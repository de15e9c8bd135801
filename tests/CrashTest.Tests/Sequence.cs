using Xunit.Sdk;
using Xunit.v3;

// The promise is a time until all is well, on a machine that runs one shop.
[assembly: Parallelization(Mode = ParallelMode.None)]
