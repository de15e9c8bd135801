using Xunit.Sdk;
using Xunit.v3;

// Each phase starts many processes. On a small machine, parallel tests would overload it.
[assembly: Parallelization(Mode = ParallelMode.None)]
