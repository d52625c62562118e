export const detectorsBench = async () => [];
