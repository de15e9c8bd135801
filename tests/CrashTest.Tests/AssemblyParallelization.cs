using Xunit.Sdk;
using Xunit.v3;

// The test asserts a recovery time, which is valid only if the machine runs no other shop.
[assembly: Parallelization(Mode = ParallelMode.None)]
