using Xunit.Sdk;
using Xunit.v3;

// The tests assert recovery times, which are valid only if no other shop runs on the machine.
[assembly: Parallelization(Mode = ParallelMode.None)]
