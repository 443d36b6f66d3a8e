// TorchSharp does not keep a tensor alive during a native call on it: a collection that another test's thread starts could
// free it under libtorch's feet.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
