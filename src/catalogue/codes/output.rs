//! Findings about the output folder (R7).

use super::Explanation;

pub(super) const FOREIGN_FILE: Explanation = Explanation {
    title: "Berkas asing di folder hasil",
    meaning: "Folder hasil memuat berkas yang tidak ditulis rapor. Berkas itu tidak pernah dipindahkan diam-diam.",
    remedy: "Pindahkan ke folder lain; salinan bertanda tangan disimpan di bertanda-tangan/.",
};

pub(super) const CHANGED_FILE: Explanation = Explanation {
    title: "Berkas hasil diubah",
    meaning: "Berkas di folder hasil diubah sejak ditulis, misalnya dibubuhi tanda tangan atau catatan.",
    remedy: "Pindahkan atau salin ke folder lain, lalu ulangi.",
};
